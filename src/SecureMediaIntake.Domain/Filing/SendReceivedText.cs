using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Filing;

/// <summary>The effect "tell the patient that everything arrived".</summary>
public sealed class SendReceivedText(ITexts texts, IRecordKeys keys, OrganisationDirectory organisations) : IEffectHandler
{
    public const string EffectKind = "text-received";

    public static Effect Owed { get; } = new(EffectKind);

    public string Kind => EffectKind;

    public async Task<Func<RequestSnapshot, Change>?> RunAsync(
        RequestSnapshot request, OutboxRow owed, CancellationToken cancellation)
    {
        var reference = OpaqueId.From(owed.Operation.Value, owed.RowKey);
        var sent = await texts.WasSentAsync(reference, cancellation) || await SendAsync(request, reference, cancellation);

        return _ => new Change
        {
            Trail = [new(sent ? "received-text-sent" : "received-text-refused", MediaRequest.Key, Actors.Service)],
        };
    }

    private async Task<bool> SendAsync(RequestSnapshot request, string reference, CancellationToken cancellation)
    {
        var organisation = organisations.ByCode(request.Head.Organisation);
        using var key = await keys.OpenAsync(organisation, request.Id, request.Find<KeyRow>(KeyRow.Key)!, cancellation);
        var asked = request.ReadAsked(key);

        return await texts.SendAsync(
            new(
                TextTemplate.Received,
                request.Head.Language,
                asked.Mobile,
                new Dictionary<string, string>
                {
                    ["first_name"] = asked.Patient.FirstName,
                    ["organisation"] = organisation.PublicName,
                    ["phone"] = organisation.Phone,
                },
                reference),
            cancellation);
    }
}
