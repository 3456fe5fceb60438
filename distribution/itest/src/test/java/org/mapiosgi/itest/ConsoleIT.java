// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page about MAPI in a web console, over HTTP. */
class ConsoleIT {
  private static final Duration STEP = Duration.ofMinutes(1);
  private static final Pattern TOKEN = Pattern.compile("data-token=\"([\\w-]+)\"");

  private static ConsoleProgram program;

  private final HttpClient client =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

  @BeforeAll
  static void start() {
    program = ConsoleProgram.start("web console");
  }

  @AfterAll
  static void end() {
    program.close();
  }

  private HttpResponse<String> get(String part) {
    return ConsoleProgram.send(client, program.request(program.page(part)).build());
  }

  private String token() {
    Matcher token = TOKEN.matcher(get("").body());
    assertThat(token.find()).isTrue();
    return token.group(1);
  }

  private static HttpRequest.Builder acting(String act, String session) {
    return program
        .request(program.page("/act"))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString("act=" + act + "&session=" + session));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    return ConsoleProgram.send(client, request.build());
  }

  private static JsonObject overview() {
    return JsonParser.parseString(program.overview()).getAsJsonObject();
  }

  private static JsonObject session(String name) {
    for (JsonElement each : overview().getAsJsonObject("doctor").getAsJsonArray("sessions")) {
      if (each.getAsJsonObject().get("name").getAsString().equals(name)) {
        return each.getAsJsonObject();
      }
    }
    throw new AssertionError("no session " + name + " in " + overview());
  }

  private static String state(String session) {
    return session(session).get("state").getAsString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/overview.json", "/console.js", "/console.css"})
  void nothingIsThereWithoutTheLogin(String part) {
    for (URI address : List.of(program.page(part), program.server("/mapi" + part))) {
      HttpResponse<String> refused = send(HttpRequest.newBuilder(address).timeout(STEP));
      assertThat(refused.statusCode()).as(address.toString()).isIn(401, 404);
      assertThat(refused.body()).doesNotContain("mapi-").doesNotContain("schema");
    }
    assertThat(send(program.request(program.server("/mapi" + part))).statusCode())
        .as("outside of the console")
        .isEqualTo(404);
  }

  @Test
  void thePageIsInTheConsolesFrameAndItsFilesAreNot() {
    HttpResponse<String> page = get("");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("<title>")
        .contains("/system/console/mapi/console.css")
        .contains("<script src=\"/system/console/mapi/console.js\"></script>");
    assertThat(page.headers().firstValue("X-Frame-Options")).contains("SAMEORIGIN");
    HttpResponse<String> script = get("/console.js");
    assertThat(script.statusCode()).isEqualTo(200);
    assertThat(script.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/javascript");
    assertThat(script.body()).startsWith("//");
    assertThat(get("/console.css").body()).startsWith("/*");
    assertThat(get("/other.js").statusCode()).isEqualTo(404);
  }

  @Test
  void theOverviewHasEveryPartAndNoMail() {
    JsonObject overview = overview();
    assertThat(overview.getAsJsonObject("mapi").get("state").getAsString()).isEqualTo("ready");
    assertThat(overview.getAsJsonArray("lanes")).isNotEmpty();
    assertThat(overview.getAsJsonArray("limits")).isNotEmpty();
    assertThat(overview.getAsJsonArray("pumps").toString())
        .contains("mapi-primary")
        .contains("mapi-lane-1");
    assertThat(state("other")).isEqualTo("refused");
    assertThat(session("other").get("profile").getAsString()).isEqualTo(ConsoleProgram.PROFILE);
    // A subject of the sample mailbox, and words of a text.
    assertThat(overview.toString()).doesNotContain("Welcome").doesNotContain("Rechnung");
  }

  @Test
  void anOperatorTakesASessionDownAndUp() {
    String token = token();
    HttpResponse<String> down = send(acting("down", "default").header("X-Mapi-Token", token));
    assertThat(down.body()).isEqualTo("Session 'default': It goes down and stays down.");
    assertThat(down.statusCode()).isEqualTo(200);
    await().atMost(STEP).until(() -> state("default").equals("down"));
    assertThat(session("default").get("reasonKind").getAsString()).isEqualTo("requested");
    assertThat(send(acting("up", "default").header("X-Mapi-Token", token)).statusCode())
        .isEqualTo(200);
    await().atMost(STEP).until(() -> state("default").equals("up"));
    assertThat(send(acting("drop", "default").header("X-Mapi-Token", token)).body())
        .endsWith("dropped: 0");
    assertThat(send(acting("try", "nobody").header("X-Mapi-Token", token)).statusCode())
        .isEqualTo(409);
  }

  @Test
  void nothingButThePageActs() {
    String token = token();
    assertThat(send(acting("down", "default")).statusCode()).isEqualTo(403);
    assertThat(send(acting("down", "default").header("X-Mapi-Token", "guessed")).statusCode())
        .isEqualTo(403);
    HttpClient other = HttpClient.newHttpClient();
    HttpRequest stolen = acting("down", "default").header("X-Mapi-Token", token).build();
    assertThat(ConsoleProgram.send(other, stolen).statusCode())
        .as("with the token of another HTTP session")
        .isEqualTo(403);
    assertThat(
            send(acting("down", "default")
                    .header("X-Mapi-Token", token)
                    .header("Origin", "http://mallory.example.com"))
                .statusCode())
        .isEqualTo(403);
    assertThat(
            send(acting("down", "default")
                    .header("X-Mapi-Token", token)
                    .header("Sec-Fetch-Site", "cross-site"))
                .statusCode())
        .isEqualTo(403);
    assertThat(get("/act?act=down&session=default").statusCode()).isIn(404, 405);
    assertThat(state("default")).isEqualTo("up");
  }
}
