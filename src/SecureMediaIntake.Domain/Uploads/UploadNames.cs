using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Domain.Uploads;

/// <summary>
/// Names of blobs in <c>upload</c> and <c>received</c>: the request's opaque id and a random one. The first tells the sweep, which walks by name,
/// whom to ask about a blob; the second is new for every upload, so that no right to write fits another's.
/// </summary>
public static class UploadNames
{
    private const char Between = '-';

    public static string New(RequestId request) => $"{request}{Between}{OpaqueId.New()}";

    /// <summary>Null for a name that we did not make: no row can hold it.</summary>
    public static RequestId? RequestOf(string name) =>
        name.Split(Between) is [var request, var random] && OpaqueId.IsOne(random) && Ids.TryParse<RequestId>(request, out var id) ? id : null;
}
