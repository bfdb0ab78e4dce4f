using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Links;

/// <summary>What can happen to a view link: the eleven rows of its table in docs/threat-model.md.</summary>
public abstract record ViewLinkEvent
{
    private ViewLinkEvent()
    {
        // Closed: the eleven below are all there is.
    }

    /// <summary>Somebody posted the secret at the door.</summary>
    public sealed record Open : ViewLinkEvent;

    /// <summary>Somebody is about to have an answer compared.</summary>
    public sealed record ReserveTry(OperationId Operation) : ViewLinkEvent;

    /// <summary>The answer that reserved under <paramref name="Operation"/> was right.</summary>
    public sealed record RightAnswer(OperationId Operation, string SessionSecretHash) : ViewLinkEvent;

    /// <summary>The answer that reserved under <paramref name="Operation"/> was wrong; the fifth locks.</summary>
    public sealed record WrongAnswer(OperationId Operation) : ViewLinkEvent;

    /// <summary>New numbers are about to be sent to the browser's person; those before are worth nothing from then on.</summary>
    public sealed record SendNumbers(int Epoch, string Mac) : ViewLinkEvent;

    /// <summary>The browser of <paramref name="Epoch"/> is about to have numbers compared.</summary>
    public sealed record ReserveNumbers(int Epoch, OperationId Operation) : ViewLinkEvent;

    /// <summary>The numbers that reserved under <paramref name="Operation"/> were right.</summary>
    public sealed record RightNumbers(int Epoch, OperationId Operation) : ViewLinkEvent;

    /// <summary>The numbers that reserved under <paramref name="Operation"/> were wrong; the fifth locks.</summary>
    public sealed record WrongNumbers(int Epoch, OperationId Operation) : ViewLinkEvent;

    /// <summary>The browser of <paramref name="Epoch"/> looks at something, or says that it is still there.</summary>
    public sealed record Look(int Epoch) : ViewLinkEvent;

    /// <summary>Somebody ends it before its time.</summary>
    public sealed record Revoke : ViewLinkEvent;

    /// <summary>The end was reached.</summary>
    public sealed record EndReached : ViewLinkEvent;
}
