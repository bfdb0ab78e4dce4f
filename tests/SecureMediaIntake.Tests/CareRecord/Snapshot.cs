using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;

using Hl7.Fhir.Model;

using SecureMediaIntake.CareRecord.Http;

using Xunit;

namespace SecureMediaIntake.Tests.CareRecord;

/// <summary>Compares a resource with the committed text of it. What is written to records of patients changes only on purpose.</summary>
internal static class Snapshot
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Matches(string name, Resource resource) => Assert.Equal(File.ReadAllText(PathOf(name)), TextOf(resource));

    public static string TextOf(Resource resource) => FhirJson.ToNode(resource).ToJsonString(Readable) + "\n";

    public static string PathOf(string name, [CallerFilePath] string source = "") =>
        Path.Combine(Path.GetDirectoryName(source)!, "Snapshots", $"{name}.json");
}
