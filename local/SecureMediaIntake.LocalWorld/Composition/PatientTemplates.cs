namespace SecureMediaIntake.LocalWorld.Composition;

/// <summary>
/// The templates of the patients' texts beside the first one, which the text service brings; docs/settings.md names their fields. Welsh and Arabic
/// are no translator's work yet.
/// </summary>
internal static class PatientTemplates
{
    // The same in every world, so that a stored setting stays right.
    public const string Received = "2c9e51c4-0a86-4d0f-b7a4-61d2c5b3f7e9";

    public const string WelshRequest = "8d1f4a62-9c35-4b7e-a1d0-3e5b7c9f2a41";

    public const string WelshReceived = "5b7a90de-1c24-4f68-92be-d03f6a81c7e5";

    public const string ArabicRequest = "c4e2b8f0-6a19-4d53-8e7c-91f5a0d3b624";

    public const string ArabicReceived = "e93d6c17-2f80-45ab-b6d4-70c8a1f95e32";

    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Received] = "((first_name)), ((organisation)) has received your photos. You do not need to do anything else. Help: ((phone))",
        [WelshRequest] = "((first_name)), mae ((organisation)) yn gofyn i chi anfon lluniau ar gyfer eich gofal. Defnyddiwch ((link)) erbyn ((last_day)). Help: ((phone))",
        [WelshReceived] = "((first_name)), mae ((organisation)) wedi cael eich lluniau. Nid oes angen i chi wneud dim arall. Help: ((phone))",
        [ArabicRequest] = "((first_name))، يطلب منك ((organisation)) إرسال صور من أجل رعايتك. استخدم ((link)) قبل نهاية ((last_day)). للمساعدة: ((phone))",
        [ArabicReceived] = "((first_name))، استلم ((organisation)) صورك. لا تحتاج إلى فعل أي شيء آخر. للمساعدة: ((phone))",
    };
}
