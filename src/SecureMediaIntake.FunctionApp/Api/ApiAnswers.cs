namespace SecureMediaIntake.FunctionApp.Api;

/// <summary>Says how an endpoint refuses: each time with problem details.</summary>
internal static class ApiAnswers
{
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder route, params int[] statuses)
    {
        foreach (var status in statuses)
        {
            route.ProducesProblem(status);
        }

        return route;
    }
}
