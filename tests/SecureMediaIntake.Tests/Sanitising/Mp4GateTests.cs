using System.Buffers.Binary;

using SecureMediaIntake.Domain.Sanitising.Gate;
using SecureMediaIntake.Tests.Sanitising.Fixtures;

using Xunit;

namespace SecureMediaIntake.Tests.Sanitising;

/// <summary>A61, A22: nothing but pictures and sound leaves the sanitiser; each way of hiding something has its own finding.</summary>
public sealed class Mp4GateTests
{
    [Fact]
    public void A_video_with_sound_passes_and_is_measured() =>
        Assert.Equal(new Mp4Verdict(true, null, 64, 64, TimeSpan.FromSeconds(1), 8, HasSound: true), Check(SampleVideos.WithSound));

    [Theory]
    [InlineData(51, true, null)]
    [InlineData(51, false, "mp4-avc-configuration")]
    [InlineData(52, true, "mp4-avc-configuration")]
    public void A_level_for_4K_passes_only_where_4K_was_chosen(byte level, bool upTo4K, string? finding)
    {
        // The level stands in the configuration and in the sequence parameter set.
        var video = (byte[])SampleVideos.Silent.Clone();
        var at = video.AsSpan().IndexOf("avcC"u8) + 4;
        video[at + 3] = level;
        video[at + 11] = level;
        using var stream = new MemoryStream(video, writable: false);

        Assert.Equal(finding, Mp4Gate.Check(stream, new(UpTo4K: upTo4K)).Finding);
    }

    [Theory]
    [InlineData(3840, 2160, true)]
    [InlineData(2160, 3840, true)]
    [InlineData(1920, 1080, false)]
    public void A_picture_may_be_as_large_as_was_chosen(ushort width, ushort height, bool upTo4K) =>
        Assert.Equal("mp4-avc-parameters", FindingOfSize(width, height, upTo4K));

    [Theory]
    [InlineData(3842, 2160, true)]
    [InlineData(3840, 2162, true)]
    [InlineData(3840, 2160, false)]
    [InlineData(1920, 1082, false)]
    public void A_picture_may_not_be_larger_than_was_chosen(ushort width, ushort height, bool upTo4K) =>
        Assert.Equal("mp4-picture-size", FindingOfSize(width, height, upTo4K));

    [Fact]
    public void A_video_without_sound_passes() =>
        Assert.Equal(new Mp4Verdict(true, null, 64, 64, TimeSpan.FromSeconds(1), 8, HasSound: false), Check(SampleVideos.Silent));

    [Fact]
    public void A_video_whose_sound_begins_later_passes() => Assert.Null(Check(SampleVideos.SoundLater).Finding);

    [Fact]
    public void Taking_a_video_apart_and_putting_it_together_changes_nothing() =>
        Assert.Equal(SampleVideos.WithSound, new Mp4Surgery(SampleVideos.WithSound).Close());

    [Fact]
    public void Every_byte_is_read_once_so_that_a_hash_over_the_stream_covers_what_was_judged()
    {
        using var drip = new DripStream(SampleVideos.WithSound);

        Assert.True(Mp4Gate.Check(drip).Passed);
        Assert.Equal(SampleVideos.WithSound.Length, drip.Given);
    }

    [Fact]
    public void A_video_that_ends_early_never_passes_wherever_it_was_cut()
    {
        for (var length = 0; length < SampleVideos.Silent.Length; length++)
        {
            Assert.Equal("mp4-cut", Check(SampleVideos.Silent[..length]).Finding);
        }
    }

    [Fact]
    public void Nothing_may_follow_the_media() => Assert.Equal("mp4-bytes-after-end", Check([.. SampleVideos.WithSound, 0]).Finding);

    [Fact]
    public void The_encoders_message_in_the_pictures_is_found() => AssertFinding("mp4-nal-type", video =>
    {
        byte[] message = [0, 0, 0, 6, 0x06, 5, 2, (byte)'x', (byte)'2', 0x80];
        video.InsertIntoMedia(0, message);
        Write(video.Video.SampleTable["stsz"], 12, Read(video.Video.SampleTable["stsz"], 12) + (uint)message.Length);
        StateTheRightRate(video.Video);
    });

    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(9)]
    [InlineData(12)]
    public void Only_slices_may_be_in_the_pictures(byte type) =>
        AssertFinding("mp4-nal-type", video => video.Media.Content[4] = (byte)(0x60 | type));

    [Fact]
    public void Bytes_between_samples_are_found() => AssertFinding("mp4-media-gap", video =>
    {
        // The first chunk is pictures; the next one starts after its end.
        var sizes = video.Video.SampleTable["stsz"];
        video.InsertIntoMedia((int)(Read(sizes, 12) + Read(sizes, 16)) - 1, []);
        var end = (int)(Read(sizes, 12) + Read(sizes, 16));
        video.Media.Content = [.. video.Media.Content[..end], 1, 2, 3, .. video.Media.Content[end..]];
        var start = video.Boxes.TakeWhile(b => b.Type != "mdat").Sum(b => b.Size) + 8;
        video.MoveChunks(offset => offset >= start + end ? 3 : 0);
    });

    [Fact]
    public void Bytes_before_the_first_sample_are_found() => AssertFinding("mp4-media-gap", video =>
    {
        video.Media.Content = [0, .. video.Media.Content];
        video.MoveChunks(_ => 1);
    });

    [Fact]
    public void Bytes_behind_the_last_sample_are_found() =>
        AssertFinding("mp4-media-gap", video => video.Media.Content = [.. video.Media.Content, 0]);

    [Fact]
    public void A_sample_beyond_the_media_is_found() =>
        AssertFinding("mp4-media-outside", video => video.Media.Content = video.Media.Content[..^1]);

    [Fact]
    public void Two_samples_on_the_same_bytes_are_found() => AssertFinding("mp4-media-overlap", video =>
    {
        var chunks = video.Sound.SampleTable["stco"];
        Write(chunks, 12, Read(chunks, 8));
    });

    [Fact]
    public void A_unit_longer_than_its_sample_is_found() => AssertFinding("mp4-nal-length", video => video.Media.Content[3]++);

    [Fact]
    public void A_unit_shorter_than_its_sample_is_found() => AssertFinding("mp4-nal-length", video => video.Media.Content[3]--);

    [Fact]
    public void A_key_frame_that_is_none_is_found() =>
        AssertFinding("mp4-sync-samples", video => Write(video.Video.SampleTable["stss"], 8, 2));

    [Theory]
    [InlineData("uuid")]
    [InlineData("free")]
    [InlineData("meta")]
    [InlineData("mdat")]
    [InlineData("udta")]
    public void A_box_too_many_in_the_file_is_found(string type) =>
        AssertFinding("mp4-file-box", video => video.Boxes.Insert(1, new Mp4Box { Type = type, Content = new byte[16] }));

    [Fact]
    public void A_box_behind_the_media_is_found() =>
        AssertFinding("mp4-bytes-after-end", video => video.Boxes.Add(new Mp4Box { Type = "uuid", Content = new byte[16] }));

    [Theory]
    [InlineData("free")]
    [InlineData("uuid")]
    [InlineData("meta")]
    public void A_box_too_many_in_the_movie_is_found(string type) =>
        AssertFinding("mp4-movie-box", video => video.Movie.Inside.Add(new Mp4Box { Type = type, Content = new byte[4] }));

    [Theory]
    [InlineData("udta")]
    [InlineData("tref")]
    [InlineData("meta")]
    public void A_box_too_many_in_a_track_is_found(string type) =>
        AssertFinding("mp4-track-box", video => video.Video.Inside.Add(new Mp4Box { Type = type }));

    [Fact]
    public void A_box_too_many_in_the_sample_table_is_found() =>
        AssertFinding("mp4-table-box", video => video.Video.SampleTable.Inside.Add(new Mp4Box { Type = "sdtp", Content = new byte[12] }));

    [Fact]
    public void A_box_too_many_in_the_sample_entry_is_found() =>
        AssertFinding("mp4-sample-entry", video => video.Video.SampleTable["stsd"]["avc1"].Inside.Add(new Mp4Box { Type = "uuid", Content = new byte[16] }));

    [Fact]
    public void Content_in_the_free_box_is_found() =>
        AssertFinding("mp4-box-size", video => video.Boxes.First(b => b.Type == "free").Content = [1, 2, 3]);

    [Fact]
    public void A_title_is_found() => AssertFinding("mp4-tags", video =>
    {
        byte[] data = [0, 0, 0, 1, 0, 0, 0, 0, .. "Anna's leg"u8];
        var title = new Mp4Box { Type = "©nam" };
        title.Inside.Add(new Mp4Box { Type = "data", Content = data });
        video.Movie["udta"]["meta"]["ilst"].Content = title.ToBytes();
    });

    [Fact]
    public void A_place_in_the_user_data_is_found() =>
        AssertFinding("mp4-user-data", video => video.Movie["udta"].Inside.Add(new Mp4Box { Type = "©xyz", Content = [0, 4, 0, 0, .. "+51/"u8] }));

    [Fact]
    public void A_second_user_data_box_is_found() =>
        AssertFinding("mp4-movie-box", video => video.Movie.Inside.Add(new Mp4Box { Type = "udta" }));

    [Fact]
    public void A_handler_name_is_found() => AssertFinding("mp4-handler-name", video =>
    {
        var handler = video.Video["mdia"]["hdlr"];
        handler.Content = [.. handler.Content[..^1], .. "Core Media Video\0"u8];
    });

    [Fact]
    public void A_compressor_name_is_found() => AssertFinding("mp4-compressor-name", video =>
        "\u000CLavc libx264"u8.CopyTo(video.Video.SampleTable["stsd"]["avc1"].Content.AsSpan(42)));

    [Theory]
    [InlineData(7)]
    [InlineData(11)]
    public void A_date_in_the_movie_is_found(int at) => AssertFinding("mp4-movie-header", video => video.Movie["mvhd"].Content[at] = 1);

    [Theory]
    [InlineData(7)]
    [InlineData(11)]
    public void A_date_in_a_track_is_found(int at) => AssertFinding("mp4-track-header", video => video.Sound["tkhd"].Content[at] = 1);

    [Theory]
    [InlineData(7)]
    [InlineData(11)]
    public void A_date_in_the_media_is_found(int at) => AssertFinding("mp4-media-header", video => video.Sound["mdia"]["mdhd"].Content[at] = 1);

    [Fact]
    public void A_language_is_found() => AssertFinding("mp4-media-header", video => video.Video["mdia"]["mdhd"].Content[20] = 0x15);

    [Fact]
    public void A_picture_that_is_turned_by_its_matrix_is_found() => AssertFinding("mp4-track-header", video =>
    {
        var header = video.Video["tkhd"];
        Write(header, 40, 0);
        Write(header, 44, 0x0001_0000);
        Write(header, 52, 0xFFFF_0000);
        Write(header, 56, 0);
    });

    [Fact]
    public void A_second_video_track_is_found() =>
        AssertFinding("mp4-second-video-track", video => video.Movie.Inside.Insert(2, Mp4Box.Parse(video.Video.ToBytes()).Single()));

    [Fact]
    public void A_video_track_after_the_sound_is_found() =>
        AssertFinding("mp4-second-video-track", video => video.Movie.Inside.Insert(3, Mp4Box.Parse(video.Video.ToBytes()).Single()));

    [Fact]
    public void A_second_sound_track_is_found() =>
        AssertFinding("mp4-second-sound-track", video => video.Movie.Inside.Insert(3, Mp4Box.Parse(video.Sound.ToBytes()).Single()));

    [Fact]
    public void An_edit_list_that_plays_the_pictures_twice_is_found() => AssertFinding("mp4-edit-list", video =>
    {
        var list = video.Video["edts"]["elst"];
        list.Content = [.. list.Content, .. list.Content[8..]];
        Write(list, 4, 2);
    });

    [Fact]
    public void An_edit_that_hides_a_part_is_found() =>
        AssertFinding("mp4-edit-list", video => Write(video.Video["edts"]["elst"], 8, 500));

    [Fact]
    public void An_edit_that_changes_the_speed_is_found() =>
        AssertFinding("mp4-edit-list", video => Write(video.Video["edts"]["elst"], 16, 0x0002_0000));

    [Fact]
    public void Media_in_another_file_is_found() =>
        AssertFinding("mp4-media-information", video => video.Video["mdia"]["minf"]["dinf"].Content[^1] = 0);

    [Fact]
    public void Bytes_behind_a_parameter_set_are_found() => AssertFinding("mp4-avc-parameters", video =>
    {
        var configuration = video.Video.SampleTable["stsd"]["avc1"]["avcC"];
        var length = configuration.Content[7];
        configuration.Content = [.. configuration.Content[..(8 + length)], .. "here"u8, .. configuration.Content[(8 + length)..]];
        configuration.Content[7] += 4;
    });

    [Fact]
    public void A_second_parameter_set_is_found() =>
        AssertFinding("mp4-avc-configuration", video => video.Video.SampleTable["stsd"]["avc1"]["avcC"].Content[5] = 0xE2);

    [Fact]
    public void A_picture_of_another_size_than_its_parameters_say_is_found() => AssertFinding("mp4-avc-parameters", video =>
    {
        Write(video.Video["tkhd"], 76, 66 << 16);
        BinaryPrimitives.WriteUInt16BigEndian(video.Video.SampleTable["stsd"]["avc1"].Content.AsSpan(24), 66);
    });

    [Theory]
    [InlineData(1922u, 64u)]
    [InlineData(1082u, 1082u)]
    [InlineData(63u, 64u)]
    [InlineData(0u, 64u)]
    public void A_size_that_the_filter_cannot_make_is_found(uint width, uint height) => AssertFinding("mp4-picture-size", video =>
    {
        Write(video.Video["tkhd"], 76, width << 16);
        Write(video.Video["tkhd"], 80, height << 16);
    });

    [Theory]
    [InlineData(16)]
    [InlineData(18)]
    public void Colours_that_were_not_tone_mapped_are_found(byte transfer) => AssertFinding("mp4-colour", video =>
        video.Video.SampleTable["stsd"]["avc1"].Inside.Insert(
            1, new Mp4Box { Type = "colr", Content = [.. "nclx"u8, 0, 9, 0, transfer, 0, 9, 0] }));

    [Fact]
    public void Ordinary_colours_pass()
    {
        var video = new Mp4Surgery(SampleVideos.WithSound);
        video.Video.SampleTable["stsd"]["avc1"].Inside.Insert(1, new Mp4Box { Type = "colr", Content = [.. "nclx"u8, 0, 1, 0, 1, 0, 1, 0] });

        Assert.Null(Check(video.Close()).Finding);
    }

    [Fact]
    public void Sound_from_another_encoder_is_found() => AssertFinding("mp4-aac-configuration", video =>
    {
        var decoder = video.Sound.SampleTable["stsd"]["mp4a"]["esds"];
        decoder.Content[^9] = 0x12;
    });

    [Theory]
    [InlineData(0u)]
    [InlineData(1u)]
    [InlineData(7u)]
    public void A_box_of_special_or_impossible_size_is_found(uint size)
    {
        var changed = (byte[])SampleVideos.WithSound.Clone();
        BinaryPrimitives.WriteUInt32BigEndian(changed.AsSpan(32), size);

        Assert.Equal("mp4-box-size", Check(changed).Finding);
    }

    [Fact]
    public void A_movie_header_that_would_fill_the_memory_is_found()
    {
        var changed = (byte[])SampleVideos.WithSound.Clone();
        BinaryPrimitives.WriteUInt32BigEndian(changed.AsSpan(32), Mp4Gate.MaxMovieBytes + 9);

        Assert.Equal("mp4-movie-too-large", Check(changed).Finding);
    }

    [Theory]
    [InlineData(uint.MaxValue)]
    [InlineData(1_000_000u)]
    public void A_number_of_samples_that_would_fill_the_memory_is_found(uint count) => AssertFinding("mp4-sample-sizes", video =>
    {
        // The sound has samples of one size, so that no table bounds their number.
        var sizes = video.Sound.SampleTable["stsz"];
        Assert.NotEqual(0u, Read(sizes, 4));
        Write(sizes, 8, count);
    });

    [Fact]
    public void Times_that_do_not_add_up_are_found() =>
        AssertFinding("mp4-sample-times", video => Write(video.Video.SampleTable["stts"], 8, 9));

    [Fact]
    public void A_rate_that_the_sizes_do_not_give_is_found() =>
        AssertFinding("mp4-rates", video => video.Video.SampleTable["stsd"]["avc1"]["btrt"].Content[^1]++);

    [Fact]
    public void Chunks_that_do_not_add_up_are_found() =>
        AssertFinding("mp4-chunks", video => Write(video.Video.SampleTable["stsc"], 12, 3));

    /// <summary>
    /// Where a single bit before the media may differ and the video still pass. These are numbers that our encoder chooses and that the file
    /// states once: how late pictures are shown, quantisers and timing in the parameter sets, milliseconds within the rounding.
    /// </summary>
    [Fact]
    public void A_changed_bit_passes_only_in_numbers_that_nothing_else_states()
    {
        string[] free = ["ctts", "avcC", "elst", "tkhd", "mvhd", "mdhd"];
        var sample = SampleVideos.WithSound;
        var media = new Mp4Surgery(sample).Boxes.TakeWhile(b => b.Type != "mdat").Sum(b => b.Size);
        var passed = new Dictionary<string, int>();
        for (var bit = 0; bit < media * 8; bit++)
        {
            var changed = (byte[])sample.Clone();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            if (Check(changed).Passed)
            {
                var box = BoxAt(sample, bit / 8);
                passed[box] = passed.GetValueOrDefault(box) + 1;
            }
        }

        Assert.Empty(passed.Keys.Except(free));

        // Of 12,304 bits.
        Assert.InRange(passed.Values.Sum(), 1, 200);
    }

    [Fact]
    public void Two_thousand_damaged_videos_get_a_verdict()
    {
        var bits = new SeededBits(seed: 20_260_302);
        var findings = new HashSet<string>();
        for (var i = 0; i < 2_000; i++)
        {
            var verdict = Check(bits.Mutate(SampleVideos.WithSound));

            Assert.Equal(verdict.Passed, verdict.Finding is null);
            findings.Add(verdict.Finding ?? "");
        }

        // The mutants reach deep enough to be worth the name.
        Assert.True(findings.Count > 15, string.Join(", ", findings));
    }

    private static string BoxAt(byte[] video, int at)
    {
        var start = 0;
        foreach (var box in Mp4Box.Parse(video))
        {
            if (at < start + box.Size)
            {
                return Innermost(box, at - start);
            }

            start += box.Size;
        }

        return "";
    }

    private static string Innermost(Mp4Box box, int at)
    {
        var start = 8 + box.Content.Length;
        foreach (var inner in box.Inside)
        {
            if (at >= start && at < start + inner.Size)
            {
                return Innermost(inner, at - start);
            }

            start += inner.Size;
        }

        return box.Type;
    }

    private static void AssertFinding(string finding, Action<Mp4Surgery> change)
    {
        var video = new Mp4Surgery(SampleVideos.WithSound);
        change(video);

        Assert.Equal(finding, Check(video.Close()).Finding);
    }

    private static void StateTheRightRate(Mp4Box track)
    {
        var sizes = track.SampleTable["stsz"];
        var bytes = 0u;
        for (var at = 12; at < sizes.Content.Length; at += 4)
        {
            bytes += Read(sizes, at);
        }

        // The clip lasts a second.
        var rate = track.SampleTable["stsd"]["avc1"]["btrt"];
        Write(rate, 4, bytes * 8);
        Write(rate, 8, bytes * 8);
    }

    /// <summary>Boxes that say this size around pictures of another: where the boxes pass, the parameter set does not.</summary>
    private static string? FindingOfSize(ushort width, ushort height, bool upTo4K)
    {
        var video = new Mp4Surgery(SampleVideos.Silent);
        var (header, entry) = (video.Video["tkhd"].Content, video.Video.SampleTable["stsd"]["avc1"].Content);
        foreach (var (bytes, at) in new[] { (header, 76), (entry, 24) })
        {
            BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(at), width);
            BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(at == 76 ? 80 : 26), height);
        }

        using var stream = new MemoryStream(video.Close(), writable: false);
        return Mp4Gate.Check(stream, new(UpTo4K: upTo4K)).Finding;
    }

    private static uint Read(Mp4Box box, int at) => BinaryPrimitives.ReadUInt32BigEndian(box.Content.AsSpan(at));

    private static void Write(Mp4Box box, int at, uint value) => BinaryPrimitives.WriteUInt32BigEndian(box.Content.AsSpan(at), value);

    private static Mp4Verdict Check(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes, writable: false);
        return Mp4Gate.Check(stream);
    }
}
