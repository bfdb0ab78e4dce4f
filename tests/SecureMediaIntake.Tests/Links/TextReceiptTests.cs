using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;
using SecureMediaIntake.Domain.Viewing;
using SecureMediaIntake.Tests.Steps;
using Xunit;

namespace SecureMediaIntake.Tests.Links;

/// <summary>What became of a text: by call-back, and by asking where none comes.</summary>
public sealed class TextReceiptTests
{
    private readonly StepWorld _world = new();

    [Theory]
    [InlineData(new[] { TextReceipt.Delivered, TextReceipt.TemporaryFailure }, TextReceipt.Delivered)]
    [InlineData(new[] { TextReceipt.PermanentFailure, TextReceipt.Delivered, TextReceipt.Delivered }, TextReceipt.Delivered)]
    [InlineData(new[] { TextReceipt.TemporaryFailure, TextReceipt.PermanentFailure, TextReceipt.TechnicalFailure }, TextReceipt.PermanentFailure)]
    public async Task Receipts_come_twice_and_out_of_order_and_only_move_forward(TextReceipt[] receipts, TextReceipt last)
    {
        var id = await _world.AskAsync();

        foreach (var receipt in receipts)
        {
            await NoteAsync(id, receipt);
        }

        Assert.Equal(last, (await TextAsync(id)).Receipt);
        var lines = _world.Actions(id).Count(action => action is "text-delivered" or "text-not-delivered");
        Assert.Equal(receipts.Zip(receipts.Prepend((TextReceipt)(-1))).Count(pair => pair.First > pair.Second), lines);
    }

    [Fact]
    public async Task A_text_that_did_not_arrive_is_what_the_list_says_until_somebody_opens_the_link()
    {
        var id = await _world.AskAsync();
        Assert.Equal(RequestProgress.Sent, (await _world.ReadAsync(id)).ProgressAt(_world.Now));

        await NoteAsync(id, TextReceipt.PermanentFailure);
        Assert.Equal(RequestProgress.TextNotDelivered, (await _world.ReadAsync(id)).ProgressAt(_world.Now));

        await _world.PutAsync(id, request => request.Find<UploadLink>(UploadLink.KeyOf(1))! with { Status = LinkStatus.Opened });
        Assert.Equal(RequestProgress.Opened, (await _world.ReadAsync(id)).ProgressAt(_world.Now));
    }

    [Fact]
    public async Task A_receipt_for_a_text_that_there_is_not_changes_nothing()
    {
        var id = await _world.AskAsync();

        Assert.Equal(RequestProblems.Unknown, Refusal(await RunAsync(id, "text:seen", TextReceipt.Delivered)));
        Assert.Equal(RequestProblems.Unknown, Refusal(await RunAsync(id, MediaRequest.Key, TextReceipt.Delivered)));
        Assert.Equal(RequestProblems.Unknown, Refusal(await RunAsync(RequestId.New(), "text:link-1", TextReceipt.Delivered)));
    }

    [Fact]
    public async Task Where_no_receipt_comes_the_service_is_asked_later_and_later_and_no_more_after_4_days()
    {
        var id = await _world.AskAsync();
        var asked = new List<TimeSpan>();

        for (var wait = TimeSpan.FromMinutes(30); wait > TimeSpan.Zero;)
        {
            _world.Clock.Advance(wait);
            var before = _world.Edges.Sent.Count;
            await new AskForReceipts(_world.Ledger, _world.Edges, new(_world.Ledger, _world.Clock), _world.Edges, _world.Texts, _world.Clock)
                .RunAsync(id, CancellationToken.None);
            wait = _world.Edges.Sent.Skip(before).Select(message => message.Delay).SingleOrDefault();
            asked.Add(wait);
        }

        Assert.Equal([0.5, 1, 2, 4, 8, 16, 24, 24, 24, 0], asked.Select(wait => wait.TotalHours));
        Assert.Null((await TextAsync(id)).Receipt);
    }

    [Fact]
    public async Task What_the_service_says_when_asked_is_noted_like_a_receipt()
    {
        var id = await _world.AskAsync();
        _world.Edges.Receipt = TextReceipt.TemporaryFailure;

        await _world.LookAsync(id);
        Assert.Null((await TextAsync(id)).Receipt);

        _world.Clock.Advance(TimeSpan.FromMinutes(30));
        await _world.LookAsync(id);
        await _world.LookAsync(id);

        Assert.Equal(TextReceipt.TemporaryFailure, (await TextAsync(id)).Receipt);
        Assert.Equal("text-not-delivered", _world.Actions(id)[^1]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("request-1")]
    [InlineData("0123456789abcdef0123456789abcdef")]
    [InlineData("0123456789ABCDEF0123456789ABCDEF.link-1")]
    [InlineData("0123456789abcdef0123456789abcdef.link-1.more")]
    public void What_is_no_reference_of_ours_leads_nowhere(string? reference) => Assert.False(TextReference.TryParse(reference, out _, out _));

    private static Problem Refusal(Outcome<bool> outcome) => Assert.IsType<Outcome<bool>.Refused>(outcome).Problem;

    private async Task NoteAsync(RequestId id, TextReceipt receipt) => Assert.IsType<Outcome<bool>.Ok>(await RunAsync(id, "text:link-1", receipt));

    private Task<Outcome<bool>> RunAsync(RequestId id, string text, TextReceipt receipt) =>
        new NoteReceipt(_world.Ledger, _world.Clock).RunAsync(id, text, receipt, CancellationToken.None);

    private async Task<TextRow> TextAsync(RequestId id) => (await _world.ReadAsync(id)).Find<TextRow>(TextRow.KeyOfLink(1))!;
}
