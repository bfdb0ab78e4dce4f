using SecureMediaIntake.Domain.Links;
using SecureMediaIntake.Domain.Outcomes;
using SecureMediaIntake.Domain.Requests;

namespace SecureMediaIntake.Tests.Capture;

/// <summary>What is otherwise in the link's table when the link was made for staff: no door, no check, and a way in that patients do not have.</summary>
public sealed class StaffLinkTableTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly OperationId Held = OperationId.New();

    public static TheoryData<LinkStatus> States() => [.. Enum.GetValues<LinkStatus>()];

    [Theory]
    [MemberData(nameof(States))]
    public void No_door_and_no_check_of_patients_opens_it(LinkStatus state)
    {
        LinkEvent[] ofPatients =
        [
            new LinkEvent.Open(), new LinkEvent.Report(), new LinkEvent.ReserveTry(OperationId.New()), new LinkEvent.RightAnswer(Held, new('b', 64)),
            new LinkEvent.WrongAnswer(Held),
        ];

        Assert.All(ofPatients, happening => Assert.Equal(LinkProblems.CannotOpen, Refusal(LinkRules.Apply(LinkIn(state), happening, Now, anyReceived: true))));
    }

    [Theory]
    [InlineData(LinkStatus.Issued, null)]
    [InlineData(LinkStatus.Verified, null)]
    [InlineData(LinkStatus.Opened, "link-cannot-open")]
    [InlineData(LinkStatus.Locked, "link-cannot-open")]
    [InlineData(LinkStatus.Consumed, "link-ended")]
    [InlineData(LinkStatus.Revoked, "link-ended")]
    [InlineData(LinkStatus.Expired, "link-ended")]
    public void A_phone_takes_it_up_and_another_in_its_place(LinkStatus state, string? refusal)
    {
        var taken = LinkRules.Apply(LinkIn(state), new LinkEvent.TakeUp(new('b', 64)), Now, anyReceived: false);

        if (refusal is not null)
        {
            Assert.Equal(refusal, Refusal(taken).Code);
            return;
        }

        var link = Assert.IsType<Outcome<UploadLink>.Ok>(taken).Value;
        Assert.Equal((LinkStatus.Verified, LinkIn(state).Epoch + 1, new UploadSession(new('b', 64), Now, Now)), (link.Status, link.Epoch, link.Session));
    }

    private static Problem Refusal(Outcome<UploadLink> outcome) => Assert.IsType<Outcome<UploadLink>.Refused>(outcome).Problem;

    private static UploadLink LinkIn(LinkStatus state) => new()
    {
        Number = 1, EndsAt = Now.AddMinutes(1), Check = CheckKind.Staff, Holder = "0123", AnswerMac = string.Empty, Status = state, Epoch = 3, Tries = [Held],
    };
}
