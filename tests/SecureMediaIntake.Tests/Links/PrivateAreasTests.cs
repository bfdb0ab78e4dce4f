using Microsoft.Extensions.Time.Testing;

using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Tests.Clinic;
using SecureMediaIntake.Tests.Steps;
using Xunit;

namespace SecureMediaIntake.Tests.Links;

public sealed class PrivateAreasTests
{
    [Theory]
    [InlineData(2008, 11, 25, 2026, 11, 25, 18)]
    [InlineData(2008, 11, 26, 2026, 11, 25, 17)]
    [InlineData(2008, 2, 29, 2026, 2, 28, 17)]
    [InlineData(2008, 2, 29, 2026, 3, 1, 18)]
    public void A_person_is_a_child_until_the_eighteenth_birthday(int year, int month, int day, int nowYear, int nowMonth, int nowDay, int age)
    {
        var patient = InMemoryEdges.Patient with { BirthDate = new(year, month, day) };

        Assert.Equal(age, patient.AgeOn(new(nowYear, nowMonth, nowDay)));
        Assert.Equal(age < 18, patient.IsChildOn(new(nowYear, nowMonth, nowDay)));
    }

    [Theory]
    [InlineData(1956, false, PrivateAreaLine.NotAsked)]
    [InlineData(1956, true, PrivateAreaLine.Asked)]
    [InlineData(2020, false, PrivateAreaLine.OfChild)]
    [InlineData(2020, true, PrivateAreaLine.OfChild)]
    public void What_is_said_of_private_areas_follows_from_age_first_and_then_from_what_was_asked(int born, bool asked, PrivateAreaLine line)
    {
        var patient = InMemoryEdges.Patient with { BirthDate = new(born, 3, 14) };

        Assert.Equal(line, PrivateAreas.LineFor(new(patient, "+447700900101", "1 photo", "To see", "A clinician", asked), new(2026, 11, 25)));
    }

    [Theory]
    [InlineData(1974, 3, 13, "private-area-of-child")]
    [InlineData(1974, 3, 14, null)]
    public async Task Nobody_can_ask_for_a_private_area_of_a_patient_under_18(int year, int month, int day, string? refused)
    {
        // The patient of the tests was born on 14 March 1956.
        var world = new StepWorld(new FakeTimeProvider(new(year, month, day, 12, 0, 0, TimeSpan.Zero)));

        var answer = await world.TryAskAsync(form => form with { PrivateArea = true, OfferedAnotherWay = true });

        Assert.Equal(refused, (answer as Outcome<RequestId>.Refused)?.Problem.Code);
    }

    [Fact]
    public async Task A_private_area_is_asked_for_only_after_another_way_was_offered_and_the_trail_says_so()
    {
        var world = new StepWorld();

        var without = await world.TryAskAsync(form => form with { PrivateArea = true });
        var id = await world.AskAsync(form => form with { PrivateArea = true, OfferedAnotherWay = true });
        using var key = await world.KeyAsync(id);

        Assert.Equal(RequestProblems.AnotherWayNotOffered, Assert.IsType<Outcome<RequestId>.Refused>(without).Problem);
        Assert.Contains("private-area-asked", world.Actions(id));
        Assert.True((await world.ReadAsync(id)).ReadAsked(key).PrivateArea);
    }

    [Fact]
    public void What_was_sealed_before_there_was_a_choice_reads_as_not_asked_for_and_the_usual_is_written_as_it_was()
    {
        var usual = new Asked(InMemoryEdges.Patient, "+447700900101", "1 photo", "To see", "A clinician");

        Assert.DoesNotContain("PrivateArea", usual.ToJson(), StringComparison.Ordinal);
        Assert.Contains("\"PrivateArea\":true", (usual with { PrivateArea = true }).ToJson(), StringComparison.Ordinal);
    }
}
