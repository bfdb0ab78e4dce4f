using Azure.Core;

using Microsoft.Extensions.DependencyInjection;

using SecureMediaIntake.CareRecord.Discussion;
using SecureMediaIntake.CareRecord.Filing;
using SecureMediaIntake.CareRecord.Http;
using SecureMediaIntake.CareRecord.Requests;
using SecureMediaIntake.Domain.Discussion;
using SecureMediaIntake.Domain.Filing;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.CareRecord;

/// <summary>The whole surface of this project: one call.</summary>
public static class CareRecordServices
{
    /// <summary>Name of the HTTP client, for those who must give it other trust.</summary>
    public const string HttpClientName = "care-record";

    /// <summary>
    /// Largest answer in bytes: 4 MiB. A search of ten patients has some 100 KiB; what is larger would only fill the memory of a function.
    /// </summary>
    private const int MaxAnswerBytes = 4 * 1024 * 1024;

    /// <summary>How long a connection may be used before the record's address is looked up again.</summary>
    private static readonly TimeSpan ConnectionLife = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Adds <see cref="IPatientIndex"/>, <see cref="INumberIndex"/>, <see cref="IPatientSearch"/>, <see cref="ICareRecord"/> and <see cref="CareRecordHealth"/>. The container must hold
    /// <see cref="OrganisationDirectory"/>, <see cref="TimeProvider"/> and <see cref="TokenCredential"/>.
    /// </summary>
    public static IServiceCollection AddCareRecord(this IServiceCollection services)
    {
        services.AddHttpClient(HttpClientName, client =>
            {
                client.MaxResponseContentBufferSize = MaxAnswerBytes;
                // The client's own time ends with the headers and says nothing of who cancelled: CareRecordClient has its own.
                client.Timeout = Timeout.InfiniteTimeSpan;
            })
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                PooledConnectionLifetime = ConnectionLife,
            })
            // They write addresses, and GET Patient/{id} names somebody.
            .RemoveAllLoggers();
        services.AddSingleton<CareRecordClients>();
        services.AddSingleton<CareRecordHealth>();
        services.AddSingleton<IPatientIndex, FhirPatientIndex>();
        services.AddSingleton<INumberIndex, FhirNumberIndex>();
        services.AddSingleton<IPatientSearch, FhirPatientSearch>();
        services.AddSingleton<ICareRecord, FhirCareRecord>();
        services.AddSingleton<INoteRecord, FhirNoteRecord>();
        return services;
    }
}
