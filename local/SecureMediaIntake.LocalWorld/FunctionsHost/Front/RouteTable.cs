using Microsoft.AspNetCore.Routing.Template;
using SecureMediaIntake.LocalWorld.FunctionsHost.Published;

namespace SecureMediaIntake.LocalWorld.FunctionsHost.Front;

/// <summary>
/// Finds the HTTP function for a request with the matcher that the real host uses: case does not count, <c>/p//x</c> matches nothing, and
/// a method that is not listed is as unknown as a path.
/// </summary>
internal sealed class RouteTable
{
    private readonly List<(FunctionDefinition.Http Function, TemplateMatcher Matcher)> _routes;

    /// <exception cref="FunctionsHostException">A template is not understood, or wants what is not imitated.</exception>
    public RouteTable(string prefix, IEnumerable<FunctionDefinition.Http> functions) =>
        _routes = [.. functions
            .Select(function => (Function: function, Template: Parse($"{prefix}/{function.Route}".TrimStart('/'), function.Name)))
            .OrderBy(route => RoutePrecedence.ComputeInbound(route.Template))
            .Select(route => (route.Function, new TemplateMatcher(route.Template, [])))];

    public FunctionDefinition.Http? Find(string method, PathString path) =>
        _routes.FirstOrDefault(route =>
            (route.Function.Methods is [] || route.Function.Methods.Contains(method, StringComparer.OrdinalIgnoreCase))
            && route.Matcher.TryMatch(path, [])).Function;

    private static RouteTemplate Parse(string template, string function)
    {
        try
        {
            var parsed = TemplateParser.Parse(template);
            return parsed.Parameters.All(parameter => !parameter.InlineConstraints.Any())
                ? parsed
                : throw new FunctionsHostException($"{function}: constraints in a route ({template}) are not imitated.");
        }
        catch (ArgumentException e)
        {
            throw new FunctionsHostException($"{function}: {template} is not a route template: {e.Message}", e);
        }
    }
}
