using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Tests.Steps;
using Xunit;

namespace SecureMediaIntake.Tests.Links;

public sealed class AgreeToSendTests
{
    private readonly StepWorld _world = new();

    [Fact]
    public async Task Version_language_and_hash_are_kept_and_stand_in_the_trail()
    {
        var id = await PassAsync(forAnother: false);

        var agreement = Assert.IsType<Outcome<Agreement>.Ok>(await AgreeAsync(id, "cy", of: null)).Value;
        await AgreeAsync(id, "cy", of: null);

        Assert.Equal((Agreement.WordsNow, "cy", new('c', 64), null, _world.Now), (agreement.Words, agreement.Language, agreement.WordsSha256!, agreement.Of, agreement.At));
        Assert.Equal($"{Agreement.WordsNow}/cy", Assert.Single(_world.Store.Trail(id), line => line.Action == "agreed").Reason);
    }

    [Fact]
    public async Task Who_answers_for_another_must_say_whose_the_photos_are_and_may_put_it_right()
    {
        var id = await PassAsync(forAnother: true);

        Assert.Equal(LinkProblems.WhoseIsMissing, Assert.IsType<Outcome<Agreement>.Refused>(await AgreeAsync(id, "en", of: null)).Problem);
        await AgreeAsync(id, "en", PhotosOf.Adult);
        var right = Assert.IsType<Outcome<Agreement>.Ok>(await AgreeAsync(id, "en", PhotosOf.Child)).Value;

        Assert.Equal(PhotosOf.Child, right.Of);
        Assert.Equal(
            [$"{Agreement.WordsNow}/en/adult", $"{Agreement.WordsNow}/en/child"],
            _world.Store.Trail(id).Where(line => line.Action == "agreed").Select(line => line.Reason));
    }

    [Fact]
    public async Task Whose_is_not_kept_where_it_was_not_asked()
    {
        var id = await PassAsync(forAnother: false);

        Assert.Null(Assert.IsType<Outcome<Agreement>.Ok>(await AgreeAsync(id, "en", PhotosOf.Child)).Value.Of);
    }

    [Fact]
    public async Task Older_words_are_agreed_to_afresh()
    {
        var id = await PassAsync(forAnother: false);
        await _world.PutAsync(id, _ => new Agreement { Words = "2026-11", Language = "en", At = _world.Now });

        Assert.Equal(Agreement.WordsNow, Assert.IsType<Outcome<Agreement>.Ok>(await AgreeAsync(id, "en", of: null)).Value.Words);
    }

    private async Task<RequestId> PassAsync(bool forAnother)
    {
        var id = await _world.AskAsync(form => form with { ForAnother = forAnother });
        await _world.CheckAsync(id, Clinic.InMemoryEdges.Patient.BirthDate);
        return id;
    }

    private async Task<Outcome<Agreement>> AgreeAsync(RequestId id, string language, PhotosOf? of) =>
        await new AgreeToSend(_world.Ledger, _world.Time).RunAsync(await _world.SessionAsync(id), new(language, new('c', 64), of), StepWorld.None);
}
