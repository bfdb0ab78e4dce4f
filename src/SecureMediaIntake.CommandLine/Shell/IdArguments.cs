using System.CommandLine;

using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.CommandLine.Shell;

/// <summary>Ids as arguments: what is none is a mistake of typing, told before anything is asked.</summary>
internal static class IdArguments
{
    public static Argument<string> Request(bool isOptional = false) => Make<RequestId>("request", "Id of the request: it stands in the address of its page.", isOptional);

    public static Argument<string> Item(bool isOptional = false) => Make<ItemId>("item", "Id of the photo or video: smi item show lists them.", isOptional);

    public static RequestId? RequestOf(this Call call, Argument<string> argument) =>
        Ids.TryParse<RequestId>(call.Parsed.GetValue(argument), out var id) ? id : null;

    public static ItemId? ItemOf(this Call call, Argument<string> argument) => Ids.TryParse<ItemId>(call.Parsed.GetValue(argument), out var id) ? id : null;

    private static Argument<string> Make<TId>(string name, string description, bool isOptional)
        where TId : struct, IId<TId>
    {
        var argument = new Argument<string>(name) { Description = description, Arity = isOptional ? ArgumentArity.ZeroOrOne : ArgumentArity.ExactlyOne };
        argument.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !Ids.TryParse<TId>(token.Value, out _))
            {
                result.AddError($"That is no id of a {name}.");
            }
        });
        return argument;
    }
}
