using System.Collections.Concurrent;

using SecureMediaIntake.Domain.Discussion;
using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Tests.Clinic;

/// <summary>Queues, texts, links and the care record's patients, as far as asking for media needs them.</summary>
internal sealed class InMemoryEdges : IPipelineQueues, ITexts, ITextLimit, ILinkIndex, IPatientIndex, IPatientSearch, INumberIndex, INoteRecord, IEmails
{
    public static readonly PatientFacts Patient =
        new("9990001014", "Test-Alder", "Patient One", new(1956, 3, 14), "patient-1", "1");

    private readonly ConcurrentDictionary<string, LinkTarget> _links = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string, DateOnly), HashSet<string>> _places = new();
    private readonly Lock _gate = new();
    private readonly List<(string Queue, PipelineMessage Message, TimeSpan Delay)> _sent = [];

    /// <summary>Messages put on queues, watchdogs included.</summary>
    public IReadOnlyList<(string Queue, PipelineMessage Message, TimeSpan Delay)> Sent
    {
        get
        {
            lock (_gate)
            {
                return [.. _sent];
            }
        }
    }

    /// <summary>Answered in place of the patient.</summary>
    public Problem? NoPatient { get; set; }

    /// <summary>Whom the record knows by the number and date of birth of <see cref="Patient"/>.</summary>
    public PatientFacts Found { get; set; } = Patient;

    /// <summary>Whether the care record does not answer.</summary>
    public bool RecordIsDown { get; set; }

    public bool TextsAreDown { get; set; }

    /// <summary>Notes in the record.</summary>
    public List<NoteOrder> NotesFiled { get; } = [];

    public Task<Outcome<bool>> FileAsync(Organisation organisation, NoteOrder order, CancellationToken cancellation)
    {
        if (RecordIsDown)
        {
            throw new UnavailableException("The care record does not answer.");
        }

        NotesFiled.Add(order);
        return Task.FromResult<Outcome<bool>>(true);
    }

    /// <summary>What the record says about every number; null where it does not answer.</summary>
    public NumberFacts? Number { get; set; } = new(0, IsOnRecord: true, IsContacts: false, Since: null);

    public Task<NumberFacts> ReadAsync(Organisation organisation, string mobile, PatientFacts patient, CancellationToken cancellation) =>
        Number is { } facts ? Task.FromResult(facts) : throw new UnavailableException("The care record does not answer.");

    public List<PatientText> Texts { get; } = [];

    public List<NumbersEmail> Emails { get; } = [];

    public bool IsOn { get; set; } = true;

    /// <summary>Whether the service refuses the address for good.</summary>
    public bool AddressIsRefused { get; set; }

    public Task<bool> SendAsync(NumbersEmail email, CancellationToken cancellation)
    {
        if (TextsAreDown)
        {
            throw new UnavailableException("The text service does not answer.");
        }

        if (!AddressIsRefused)
        {
            Emails.Add(email);
        }

        return Task.FromResult(!AddressIsRefused);
    }

    /// <summary>Which messages the queue does not take, by their delay.</summary>
    public Func<TimeSpan, bool> Refuses { get; set; } = _ => false;

    public Task SendAsync(string queue, PipelineMessage message, TimeSpan delay, CancellationToken cancellation)
    {
        if (Refuses(delay))
        {
            throw new UnavailableException("The queue does not answer.");
        }

        lock (_gate)
        {
            _sent.Add((queue, message, delay));
        }

        return Task.CompletedTask;
    }

    /// <summary>Whether the text service refuses the number for good.</summary>
    public bool NumberIsRefused { get; set; }

    /// <summary>What it says, when asked, became of every text.</summary>
    public TextReceipt? Receipt { get; set; }

    public Task<FoundText?> LookUpAsync(string reference, CancellationToken cancellation) =>
        TextsAreDown
            ? throw new UnavailableException("The text service does not answer.")
            : Task.FromResult(Texts.Any(text => text.Reference == reference) ? new FoundText(Receipt) : null);

    public Task<bool> SendAsync(PatientText text, CancellationToken cancellation)
    {
        if (NumberIsRefused)
        {
            return Task.FromResult(false);
        }

        Texts.Add(text);
        return Task.FromResult(true);
    }

    public Task<bool> TryTakeAsync(string mobile, DateOnly day, string reference, int most, CancellationToken cancellation)
    {
        var taken = _places.GetOrAdd((mobile, day), _ => []);

        lock (taken)
        {
            return Task.FromResult(taken.Contains(reference) || (taken.Count < most && taken.Add(reference)));
        }
    }

    public Task ForgetBeforeAsync(DateOnly day, CancellationToken cancellation) => Task.CompletedTask;

    public Task AddAsync(string secretHash, LinkTarget target, CancellationToken cancellation)
    {
        _links[secretHash] = target;
        return Task.CompletedTask;
    }

    public Task<LinkTarget?> FindAsync(string secretHash, CancellationToken cancellation) =>
        Task.FromResult(_links.TryGetValue(secretHash, out var target) ? target : (LinkTarget?)null);

    public Task<Outcome<PatientFacts>> ByNumberAsync(Organisation organisation, NhsNumber number, CancellationToken cancellation) =>
        Searched(number.Value == Found.NhsNumber);

    public Task<Outcome<PatientFacts>> ByNameAsync(Organisation organisation, string family, DateOnly birthDate, CancellationToken cancellation) =>
        Searched(string.Equals(family, Found.Family, StringComparison.OrdinalIgnoreCase) && birthDate == Found.BirthDate);

    private Task<Outcome<PatientFacts>> Searched(bool isFound) => RecordIsDown
        ? throw new UnavailableException("The care record does not answer.")
        : Task.FromResult<Outcome<PatientFacts>>(isFound ? Found : PatientProblems.NotFound);

    public Task<Outcome<PatientFacts>> FindAsync(
        Organisation organisation, NhsNumber number, DateOnly birthDate, CancellationToken cancellation) =>
        RecordIsDown
            ? throw new UnavailableException("The care record does not answer.")
            : Task.FromResult<Outcome<PatientFacts>>(
                NoPatient is { } problem ? problem
                : number.Value == Patient.NhsNumber && birthDate == Patient.BirthDate ? Found
                : RequestProblems.NoPatient);
}
