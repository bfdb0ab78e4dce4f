using SecureMediaIntake.Domain.Sanitising;

using Xunit;

namespace SecureMediaIntake.Tests.Sanitising;

/// <summary>The class of the camera is all that a record may hear of it, so it must be unknown rather than wrong.</summary>
public sealed class CameraRulesTests
{
    [Theory]
    [InlineData("Apple", "iPhone 15 Pro", CameraClass.Phone)]
    [InlineData("samsung", "SM-S918B", CameraClass.Phone)]
    [InlineData("Google", "Pixel 8", CameraClass.Phone)]
    [InlineData("LGE", "LG-H870", CameraClass.Phone)]
    [InlineData("Sony", "XQ-DQ54", CameraClass.Phone)]
    [InlineData("SONY", "ILCE-7M4", CameraClass.Camera)]
    [InlineData("Canon", "Canon EOS R6", CameraClass.Camera)]
    [InlineData("NIKON CORPORATION", "NIKON D850", CameraClass.Camera)]
    [InlineData("FUJIFILM", "X-T5", CameraClass.Camera)]
    [InlineData("SAMSUNG", "NX500", CameraClass.Camera)]
    [InlineData("Canon", "CanoScan LiDE 400", CameraClass.Unknown)]
    [InlineData("Apple", "Studio Display Camera", CameraClass.Unknown)]
    [InlineData("EPSON", "Perfection V600", CameraClass.Unknown)]
    [InlineData("Somebody", "Something", CameraClass.Unknown)]
    [InlineData("", "", CameraClass.Unknown)]
    [InlineData(null, "iPhone 15", CameraClass.Unknown)]
    public void A_maker_and_a_model_together_say_what_a_device_is(string? make, string? model, CameraClass expected) =>
        Assert.Equal(expected, CameraRules.Of(make, model, exposed: true));

    [Fact]
    public void A_picture_that_states_no_exposure_was_not_certainly_made_by_a_camera() =>
        Assert.Equal(CameraClass.Unknown, CameraRules.Of("Canon", "Canon EOS R6", exposed: false));

    [Theory]
    [InlineData("Screenshot", true)]
    [InlineData("Screenshot\0", true)]
    [InlineData("Screenshot of my leg", false)]
    [InlineData(null, false)]
    public void Only_the_word_alone_marks_a_screenshot(string? comment, bool expected) => Assert.Equal(expected, CameraRules.IsScreenshot(comment));

    [Theory]
    [InlineData(1170, 2532, true)]
    [InlineData(2532, 1170, true)]
    [InlineData(1080, 1920, false)]
    [InlineData(1536, 2048, false)]
    [InlineData(1170, 2531, false)]
    public void A_screen_is_known_by_its_exact_size(int width, int height, bool expected) => Assert.Equal(expected, CameraRules.IsScreen(width, height));
}
