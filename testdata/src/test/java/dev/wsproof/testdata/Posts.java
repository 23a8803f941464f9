package dev.wsproof.testdata;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/** Short messages of made-up people with all that is known of them, as an API tells it: JSON. */
final class Posts {
  static final int OCTETS = 194_056;
  private static final int ROOM_FOR_THE_END = 3000;
  private static final String[] SMALL_PICTURES = {"☕", "✨", "🌱", "🚲", "🎈", "→", "ﬁ", "ש", "日本"};
  private static final String[] LANGUAGES = {"en", "de", "fr", "ja", "und"};
  private static final String[] PLACES = {"North", "South", "East", "West", "Centre"};

  private Posts() {}

  static byte[] generate() {
    Nonsense words = new Nonsense(1);
    StringBuilder json = new StringBuilder("{\n  \"posts\": [\n");
    long id = 40_000_000_000L;
    int octets = 0;
    while (octets < OCTETS - ROOM_FOR_THE_END) {
      id += 1 + words.random().nextInt(90_000);
      json.append(octets == 0 ? "" : ",\n");
      post(words, id, json);
      octets = octets(json);
    }
    json.append("\n  ],\n  \"note\": \"");
    String end = "\"\n}\n";
    int room = OCTETS - octets(json) - end.length();
    json.append("made by a program, about nobody. ".repeat(room).substring(0, room)).append(end);
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static int octets(CharSequence text) {
    return text.toString().getBytes(StandardCharsets.UTF_8).length;
  }

  private static void post(Nonsense words, long id, StringBuilder json) {
    SplittableRandom random = words.random();
    String name = words.name();
    String time =
        "2026-01-%02dT%02d:%02d:00Z"
            .formatted(1 + random.nextInt(28), random.nextInt(24), random.nextInt(60));
    String picture = SMALL_PICTURES[random.nextInt(SMALL_PICTURES.length)];
    long person = 1000 + random.nextInt(9000);
    json.append(
        """
            {
              "id": %d,
              "id_str": "%d",
              "created_at": "%s",
              "text": "%s %s",
              "truncated": false,
              "in_reply_to_post_id": null,
              "in_reply_to_person_id": null,
              "in_reply_to_name": null,
              "person": {
                "id": %d,
                "id_str": "%d",
                "name": "%s",
                "screen_name": "%s_%d",
                "location": "%s",
                "description": "%s",
                "protected": false,
                "followers_count": %d,
                "friends_count": %d,
                "listed_count": 0,
                "favourites_count": %d,
                "created_at": "2025-12-31T00:00:00Z",
                "utc_offset": 3600,
                "verified": false,
                "profile_background_color": "F5F5F0",
                "profile_text_color": "333333",
                "profile_link_color": "0077AA",
                "profile_use_background_image": true,
                "profile_image_url": "https://images.example.org/profile/%d/normal.png",
                "default_profile": true,
                "following": null,
                "follow_request_sent": null,
                "notifications": null
              },
              "geo": null,
              "coordinates": null,
              "place": null,
              "contributors": null,
              "is_quote_status": false,
              "repost_count": %d,
              "favourite_count": %d,
              "entities": {"hashtags": [], "symbols": [], "person_mentions": [], "urls": []},
              "favourited": false,
              "reposted": false,
              "language": "%s"
            }"""
            .formatted(
                id,
                id,
                time,
                words.sentence(24),
                picture,
                person,
                person,
                name,
                name,
                person,
                PLACES[random.nextInt(PLACES.length)],
                words.sentence(16),
                random.nextInt(2000),
                random.nextInt(500),
                random.nextInt(900),
                person,
                random.nextInt(20),
                random.nextInt(50),
                LANGUAGES[random.nextInt(LANGUAGES.length)]));
  }
}
