namespace SecureMediaIntake.CommandLine.Doctor;

/// <summary>One thing that the doctor looks at. Looks, and changes nothing.</summary>
internal interface ICheck
{
    /// <summary>For <c>--only</c> and for machines; stands in <see cref="DoctorServices.All"/> too.</summary>
    string Name { get; }

    /// <summary>What is looked at, in words that need no manual.</summary>
    string Looks { get; }

    /// <returns>One finding for each thing that was looked at.</returns>
    /// <exception cref="Domain.Outcomes.UnavailableException">What it asks does not answer: a fault, told by <see cref="IfSilent"/>.</exception>
    Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation);

    /// <summary>What to do when what it asks does not answer at all.</summary>
    string IfSilent { get; }
}
