using SecureMediaIntake.CommandLine.Doctor;
using SecureMediaIntake.CommandLine.Doctor.Checks;
using SecureMediaIntake.Domain.Access;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Storage.Health;

namespace SecureMediaIntake.Tests.CommandLine;

/// <summary>What the doctor makes of what it sees, at each limit. That it sees it is the system test's.</summary>
public sealed class DoctorRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 12, 1, 9, 0, 0, TimeSpan.Zero);

    private static readonly KeyFact Good = new("RSA-HSM", 3072, IsEnabled: true, NotBefore: null, Expires: null, ["wrapKey", "unwrapKey"]);

    [Fact]
    public void Every_check_is_told_once()
    {
        var checks = typeof(ICheck).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(ICheck)) && type.Namespace == typeof(ClockCheck).Namespace);

        Assert.Equal(checks.Select(type => type.Name).Order(), DoctorServices.All.Select(one => one.Check.Name).Order());
        Assert.All(DoctorServices.All, one => Assert.Equal($"{one.Name.Replace("-", string.Empty, StringComparison.Ordinal)}Check", one.Check.Name, ignoreCase: true));
    }

    [Theory]
    [InlineData(120, Verdict.Good)]
    [InlineData(-120, Verdict.Good)]
    [InlineData(121, Verdict.Fault)]
    [InlineData(-121, Verdict.Fault)]
    public void A_clock_may_be_two_minutes_off(int seconds, object verdict) =>
        Assert.Equal(verdict, ClockCheck.Judge(new(Now.AddSeconds(-seconds), Now, Now)).Verdict);

    [Fact]
    public void A_slow_answer_is_no_wrong_clock() => Assert.Equal(Verdict.Good, ClockCheck.Judge(new(Now, Now.AddMinutes(-3), Now.AddMinutes(3))).Verdict);

    [Theory]
    [InlineData(9, Verdict.Good)]
    [InlineData(10, Verdict.Warning)]
    [InlineData(59, Verdict.Warning)]
    [InlineData(60, Verdict.Fault)]
    public void A_message_that_waits_is_first_worth_a_look_and_then_a_fault(int minutes, object verdict) =>
        Assert.Equal(verdict, BacklogCheck.Judge(new("media-received", true, 1, Now.AddMinutes(-minutes)), Now).Verdict);

    [Fact]
    public void A_queue_with_nothing_to_show_has_no_backlog() => Assert.Equal(Verdict.Good, BacklogCheck.Judge(new("check-request", true, 7), Now).Verdict);

    [Theory]
    [InlineData(72, Verdict.Good)]
    [InlineData(73, Verdict.Fault)]
    public void An_old_blob_shows_that_the_lifecycle_rule_does_not_run(int hours, object verdict) =>
        Assert.Equal(verdict, LifecycleCheck.Judge(Now.AddHours(-hours), Now).Verdict);

    [Fact]
    public void Nothing_where_browsers_write_is_fine() => Assert.Equal(Verdict.Good, LifecycleCheck.Judge(null, Now).Verdict);

    public static TheoryData<string, object> Keys() => new()
    {
        { string.Empty, Good },
        { "disabled", Good with { IsEnabled = false } },
        { "expired", Good with { Expires = Now } },
        { "not valid yet", Good with { NotBefore = Now.AddSeconds(1) } },
        { "of type EC", Good with { Type = "EC" } },
        { "2048 bits", Good with { Bits = 2048 } },
        { "wrap and unwrap", Good with { Operations = ["wrapKey"] } },
        { "expires on 2026-12-30", Good with { Expires = Now.AddDays(29) } },
        { string.Empty, Good with { Expires = Now.AddDays(30), NotBefore = Now, Type = "RSA" } },
    };

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_key_is_enabled_in_its_time_of_RSA_large_and_for_wrapping(string wrong, object key)
    {
        var finding = KeyLook.Judge("X26T1 key", "org-x26t1", (KeyFact)key, Now);

        Assert.Contains(wrong, finding.Wrong ?? string.Empty, StringComparison.Ordinal);
        Assert.Equal(wrong.Length == 0, finding.Verdict is Verdict.Good);
    }

    [Fact]
    public void A_key_that_is_gone_is_recovered_and_not_made_anew() => Assert.Contains("az keyvault key recover", KeyLook.Judge("a", "k", null, Now).Do, StringComparison.Ordinal);

    [Fact]
    public void Only_the_one_rule_that_infra_makes_is_right()
    {
        const string own = "https://media.example.nhs.uk";
        Assert.Equal(Verdict.Good, OriginsCheck.Judge([new([own], ["PUT"])], own).Verdict);
        Assert.Equal(Verdict.Fault, OriginsCheck.Judge([], own).Verdict);
        Assert.Equal(Verdict.Fault, OriginsCheck.Judge([new(["*"], ["PUT"])], own).Verdict);
        Assert.Equal(Verdict.Fault, OriginsCheck.Judge([new([own], ["PUT", "GET"])], own).Verdict);
        Assert.Equal(Verdict.Fault, OriginsCheck.Judge([new([own], ["PUT"]), new(["https://other.example"], ["PUT"])], own).Verdict);
    }

    [Theory]
    [InlineData(90, Verdict.Good)]
    [InlineData(89, Verdict.Warning)]
    public void The_list_of_bank_holidays_reaches_ninety_days_ahead(int days, object verdict)
    {
        var today = DateOnly.FromDateTime(Now.Date);
        Assert.Equal(verdict, HolidaysCheck.Judge("X26T1", [today.AddDays(days)], today).Verdict);
    }

    [Theory]
    [InlineData("intake-0a1b2c3d-0000-4000-8000-000000000001-0a1b2c3d-0000-4000-8000-000000000002", true)]
    [InlineData("0a1b2c3d-0000-4000-8000-000000000001-0a1b2c3d-0000-4000-8000-000000000002", false)]
    [InlineData("intake-0a1b2c3d-0000-4000-8000-000000000001-0a1b2c3d-0000-4000-8000-00000000000", false)]
    [InlineData("intake-0a1b2c3d-0000-4000-8000-00000000000g-0a1b2c3d-0000-4000-8000-000000000002", false)]
    public void A_texts_key_is_a_name_and_two_ids(string key, bool isKey) => Assert.Equal(isKey, TextsCheck.IsKey(key));

    [Fact]
    public void An_administrator_of_the_settings_counts_until_the_directory_knows_them_otherwise()
    {
        var first = Guid.CreateVersion7();
        var organisation = new Organisation
        {
            Code = "X26T1",
            Name = "North",
            PublicName = "North",
            Phone = "01632 960 001",
            Website = "https://north.example",
            TenantId = Guid.CreateVersion7(),
            VaultKey = "k",
            RowSecret = "s",
            FhirBaseUri = new("https://record.example"),
            FhirAudience = "a",
            RecordIdentifierBase = new("https://north.example/id"),
            FirstAdministrators = [first],
        };
        DirectoryPerson Person(Roles roles, bool isActive) => new(new(organisation.TenantId, first), "P", "J", roles, new HashSet<string>(), isActive, IsNamedGuest: false);

        Assert.Equal(Verdict.Warning, AdministratorsCheck.Judge(organisation, []).Verdict);
        Assert.Equal(Verdict.Good, AdministratorsCheck.Judge(organisation, [Person(Roles.Administrator | Roles.Clinician, isActive: true)]).Verdict);
        Assert.Equal(Verdict.Fault, AdministratorsCheck.Judge(organisation, [Person(Roles.Administrator, isActive: false)]).Verdict);
        Assert.Equal(Verdict.Fault, AdministratorsCheck.Judge(organisation, [Person(Roles.Clinician, isActive: true)]).Verdict);
    }

    [Fact]
    public void What_the_app_says_of_itself_is_told_part_by_part()
    {
        var findings = AppCheck.Read("""{"tables":"ok","vault":"no answer"}""", 503);

        Assert.Equal([("tables", Verdict.Good), ("vault", Verdict.Fault)], findings.Select(one => (one.About, one.Verdict)));
        Assert.Equal(Verdict.Fault, Assert.Single(AppCheck.Read("<html>parked</html>", 200)).Verdict);
    }
}
