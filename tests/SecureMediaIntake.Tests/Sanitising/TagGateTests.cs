using System.Text;
using System.Text.Json.Nodes;

using SecureMediaIntake.Domain.Sanitising;
using SecureMediaIntake.Domain.Sanitising.Gate;

using Xunit;

namespace SecureMediaIntake.Tests.Sanitising;

/// <summary>What exiftool says of our own video is judged by allowed names; and what says it may have been taken over.</summary>
public sealed class TagGateTests
{
    private const string Clean = """
        [{"SourceFile":"/in/original","ExifTool:ExifToolVersion":12.57,"File:FileType":"MP4","File:MIMEType":"video/mp4","QuickTime:MajorBrand":"MP4 Base Media v1 [IS0 14496-12:2003]",
        "QuickTime:CompatibleBrands":["isom","iso2","avc1","mp41"],"QuickTime:CreateDate":"0000:00:00 00:00:00","Track1:TrackCreateDate":"0000:00:00 00:00:00",
        "Track1:MediaCreateDate":"0000:00:00 00:00:00","Track1:CompressorName":" ","Track1:ImageWidth":320,"Track2:AudioFormat":"mp4a"}]
        """;

    [Fact]
    public void A_list_of_nothing_but_structure_passes() => Assert.Equal(GateVerdict.Pass, Check(Clean));

    [Theory]
    [InlineData("Keys:GPSCoordinates", "\"+51.5\"", "exiftool-unexpected")]
    [InlineData("Track1:GPSCoordinates", "\"+51.5\"", "exiftool-unexpected")]
    [InlineData("Track3:TrackID", "3", "exiftool-unexpected")]
    [InlineData("QuickTime:Title", "\"x\"", "exiftool-unexpected")]
    [InlineData("ItemList:Encoder", "\"Lavf\"", "exiftool-unexpected")]
    [InlineData("XMP-dc:Title", "\"x\"", "exiftool-unexpected")]
    [InlineData("H264:DateTimeOriginal", "\"x\"", "exiftool-unexpected")]
    [InlineData("ExifTool:Warning", "\"Truncated\"", "exiftool-unexpected")]
    [InlineData("ExifTool:Error", "\"x\"", "exiftool-unexpected")]
    [InlineData("System:FileName", "\"x\"", "exiftool-unexpected")]
    [InlineData("Track1:Sub:TrackID", "1", "exiftool-unexpected")]
    [InlineData("QuickTime:CreateDate", "\"2026:03:01 09:10:11\"", "exiftool-date")]
    [InlineData("Track2:MediaModifyDate", "\"2026:03:01 09:10:11\"", "exiftool-date")]
    [InlineData("Track1:TrackModifyDate", "0", "exiftool-date")]
    [InlineData("Track1:CompressorName", "\"Lavc libx264\"", "exiftool-encoder")]
    [InlineData("Track1:CompressorName", "7", "exiftool-encoder")]
    [InlineData("File:FileType", "\"MOV\"", "exiftool-type")]
    public void One_tag_too_many_or_with_a_value_fails(string name, string value, string finding)
    {
        var list = JsonNode.Parse(Clean)!;
        list[0]![name] = JsonNode.Parse(value);

        Assert.Equal(finding, Check(list.ToJsonString()).Finding);
    }

    [Theory]
    [InlineData("File:FileType")]
    [InlineData("QuickTime:CreateDate")]
    [InlineData("Track1:TrackCreateDate")]
    [InlineData("Track1:CompressorName")]
    public void A_reader_that_did_not_see_the_structure_proves_nothing(string name)
    {
        var list = JsonNode.Parse(Clean)!;
        list[0]!.AsObject().Remove(name);

        Assert.Equal("exiftool-missing", Check(list.ToJsonString()).Finding);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("[{},{}]")]
    [InlineData("[[[[[[[[[[]]]]]]]]]]")]
    [InlineData("[{\"File:FileType\":\"MP4\",\"File:FileType\":\"MP4\"}]")]
    [InlineData("[{\"File:FileType\":\"MP4\"}")]
    public void What_is_not_one_list_is_not_read(string json) => Assert.Equal("exiftool-unreadable", Check(json).Finding);

    [Fact]
    public void A_list_beyond_the_limit_is_not_read() =>
        Assert.Equal("exiftool-unreadable", TagGate.Check(Encoding.UTF8.GetBytes(Clean.PadRight(MediaLimits.TagListBytes + 1))).Finding);

    private static GateVerdict Check(string json) => TagGate.Check(Encoding.UTF8.GetBytes(json));
}
