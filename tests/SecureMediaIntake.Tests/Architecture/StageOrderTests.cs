using System.Reflection;

using SecureMediaIntake.Domain.Outcomes;

namespace SecureMediaIntake.Tests.Architecture;

/// <summary>
/// A stage of the journey knows the stages before it, never one after it: otherwise a change of how media are viewed could change how they are received.
/// Read from the compiled code, method bodies included.
/// </summary>
public sealed class StageOrderTests
{
    private const string Root = "SecureMediaIntake.Domain.";

    private static readonly string[] Order =
        ["Access", "Requests", "Links", "Capture", "Uploads", "Sanitising", "Sealing", "Filing", "Viewing", "Patients", "Sharing", "Showing", "Discussion", "Repair", "Inbox", "Webhooks", "Activity", "Retention"];

    private static readonly string[] Everywhere = ["Audit", "Outcomes"];

    [Fact]
    public void Every_type_of_Domain_lies_in_a_known_stage() => Assert.All(
        Types(), type => Assert.Contains(StageOf(type), Order.Concat(Everywhere)));

    [Fact]
    public void A_stage_uses_only_the_stages_before_it()
    {
        var breaches = Types()
            .SelectMany(type => Used(type).Select(used => (From: type, To: used)))
            .Where(use => !IsAllowed(StageOf(use.From), StageOf(use.To)))
            .Select(use => $"{use.From.FullName} uses {use.To.FullName}")
            .Distinct()
            .ToList();

        Assert.Empty(breaches);
    }

    [Theory]
    [InlineData("Links", "Requests", true)]
    [InlineData("Requests", "Links", false)]
    [InlineData("Audit", "Requests", false)]
    [InlineData("Outcomes", "Audit", false)]
    [InlineData("Viewing", "Audit", true)]
    public void The_rule_itself_is_right(string from, string to, bool allowed) => Assert.Equal(allowed, IsAllowed(from, to));

    private static bool IsAllowed(string from, string to) =>
        from == to
        || to == "Outcomes"
        || (to == "Audit" && from != "Outcomes")
        || (Array.IndexOf(Order, to) is var at and >= 0 && at < Array.IndexOf(Order, from));

    private static IEnumerable<Type> Types() => typeof(Problem).Assembly.GetTypes()
        .Where(type => type.FullName!.StartsWith(Root, StringComparison.Ordinal));

    private static string StageOf(Type type) => (type.Namespace ?? string.Empty)[Root.Length..].Split('.')[0];

    /// <summary>Types of Domain that a type's signatures and method bodies name.</summary>
    private static IEnumerable<Type> Used(Type type)
    {
        const BindingFlags all = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var named = new List<Type?> { type.BaseType };
        named.AddRange(type.GetInterfaces());
        named.AddRange(type.GetFields(all).Select(field => field.FieldType));

        foreach (var method in type.GetMembers(all).OfType<MethodBase>())
        {
            named.AddRange(method.GetParameters().Select(parameter => parameter.ParameterType));
            named.Add((method as MethodInfo)?.ReturnType);
            named.AddRange(InstructionReader.TypesIn(method));
        }

        return named.OfType<Type>().SelectMany(Unwrap).Where(used => used.FullName?.StartsWith(Root, StringComparison.Ordinal) == true);
    }

    private static IEnumerable<Type> Unwrap(Type type)
    {
        if (type.HasElementType)
        {
            return Unwrap(type.GetElementType()!);
        }

        return type.IsGenericType && !type.IsGenericTypeDefinition
            ? type.GetGenericArguments().SelectMany(Unwrap).Append(type.GetGenericTypeDefinition())
            : [type];
    }
}
