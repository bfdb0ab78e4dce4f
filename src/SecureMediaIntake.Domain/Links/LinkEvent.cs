using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Links;

/// <summary>What can happen to a link: the eleven rows of the table in docs/threat-model.md.</summary>
public abstract record LinkEvent
{
    private LinkEvent()
    {
        // Closed: the eleven below are all there is.
    }

    /// <summary>Somebody posted the secret at the door.</summary>
    public sealed record Open : LinkEvent;

    /// <summary>Whoever holds the link says something to the team, before any check.</summary>
    public sealed record Report : LinkEvent;

    /// <summary>Somebody is about to have an answer compared.</summary>
    public sealed record ReserveTry(OperationId Operation) : LinkEvent;

    /// <summary>The answer that reserved under <paramref name="Operation"/> was right.</summary>
    public sealed record RightAnswer(OperationId Operation, string SessionSecretHash) : LinkEvent;

    /// <summary>The answer that reserved under <paramref name="Operation"/> was wrong; the fifth locks.</summary>
    public sealed record WrongAnswer(OperationId Operation) : LinkEvent;

    /// <summary>A phone takes up a link that was made for staff: on their own screen, or with the code that it showed.</summary>
    public sealed record TakeUp(string SessionSecretHash) : LinkEvent;

    /// <summary>The browser of <paramref name="Epoch"/> wants to add a file, or to go on with one.</summary>
    public sealed record ReserveUpload(int Epoch) : LinkEvent;

    /// <summary>The browser of <paramref name="Epoch"/> says that a file is complete.</summary>
    public sealed record CommitUpload(int Epoch) : LinkEvent;

    /// <summary>The patient presses Send.</summary>
    public sealed record Send(int Epoch) : LinkEvent;

    /// <summary>A clinician calls the link off.</summary>
    public sealed record Revoke : LinkEvent;

    /// <summary>The end date was reached; the daily walk says so, in case nobody looks.</summary>
    public sealed record EndReached : LinkEvent;
}
