using System.Text.Json.Serialization;

namespace SecureMediaIntake.Domain.Sanitising;

/// <summary>Why a file was refused. The patient reads advice (<see cref="SanitisingProblems"/>), the clinician and the metrics this word.</summary>
[JsonConverter(typeof(NamesOnly<RefusalCause>))]
public enum RefusalCause
{
    /// <summary>Cut short, damaged, or no picture in it.</summary>
    Unreadable,

    /// <summary>Tried to reach beyond itself: a playlist, a script, a reference to another file.</summary>
    Unsafe,

    /// <summary>More bytes or pixels than <see cref="MediaLimits"/> allows.</summary>
    TooLarge,

    /// <summary>A video of more than 300 seconds.</summary>
    TooLong,

    /// <summary>RAW, DNG, ProRAW: what a plain reader finds in it is a thumbnail, and a thumbnail is not the photo.</summary>
    Raw,

    /// <summary>A TIFF of several pages: a scan that lost pages would look complete.</summary>
    SeveralPages,

    /// <summary>A photo in a form that no decoder here reads: a JPEG of 12 bits or without loss, JPEG XL, BMP.</summary>
    UnsupportedPhoto,

    /// <summary>A photo in PQ, HLG or BT.2020, or a Dolby Vision 5 video: without its own conversion, redness would come out wrong.</summary>
    HighDynamicRange,

    /// <summary>A codec outside the allow-list, such as ProRes.</summary>
    UnsupportedCodec,

    /// <summary>Protected by digital rights management.</summary>
    Encrypted,
}
