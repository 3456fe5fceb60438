// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mapiosgi.api.status.MapiOperations;
import org.mapiosgi.console.internal.FakeHttp.Browser;

class ConsoleServletTest {
  private static final String PAGE = "/mapi";
  private static final String ACT = "/mapi/act";
  private static final Pattern TOKEN = Pattern.compile("data-token=\"([\\w-]+)\"");

  private final List<String> acts = new ArrayList<>();
  private final Browser browser = new Browser();
  private final ConsoleServlet servlet = new ConsoleServlet(() -> "{\"a\": 1}", operations());

  /** Writes down every act; knows the session 'one'. */
  private MapiOperations operations() {
    return new MapiOperations() {
      private void act(String word, String session) {
        if (!session.equals("one")) {
          throw new IllegalArgumentException("there is no session '" + session + "'");
        }
        acts.add(word + " " + session);
      }

      @Override
      public boolean tryNow(String session) {
        act("try", session);
        return true;
      }

      @Override
      public void takeDown(String session) {
        act("down", session);
      }

      @Override
      public void takeUp(String session) {
        act("up", session);
      }

      @Override
      public int dropQueued(String session) {
        act("drop", session);
        return 3;
      }
    };
  }

  private FakeHttp get(String path) throws Exception {
    return new FakeHttp(browser, "GET", path).to(servlet);
  }

  private String token() throws Exception {
    Matcher token = TOKEN.matcher(get(PAGE).body.toString());
    assertThat(token.find()).isTrue();
    return token.group(1);
  }

  private FakeHttp post(String act, String session) {
    return new FakeHttp(browser, "POST", ACT).parameter("act", act).parameter("session", session);
  }

  private FakeHttp acting(String act, String session) throws Exception {
    return post(act, session).header(ActGuard.TOKEN_HEADER, token());
  }

  @Test
  void thePageNamesItsFilesAndHasATokenOfTheHttpSession() throws Exception {
    FakeHttp page = get(PAGE);
    assertThat(page.body.toString())
        .contains("data-root=\"/system/console/mapi\"")
        .contains("src=\"/system/console/mapi/console.js\"")
        .doesNotContain("${");
    assertThat(page.answered)
        .containsEntry("X-Frame-Options", "SAMEORIGIN")
        .containsEntry("Cache-Control", "no-store");
    assertThat(token()).hasSizeGreaterThan(40).isEqualTo(token());
    FakeHttp other = new FakeHttp(new Browser(), "GET", PAGE).to(servlet);
    assertThat(other.body.toString()).doesNotContain(token());
  }

  @ParameterizedTest
  @CsvSource({
    "/mapi/overview.json, application/json",
    "/mapi/console.js, text/javascript",
    "/mapi/console.css, text/css"
  })
  void theFilesHaveTheirTypes(String path, String type) throws Exception {
    FakeHttp file = get(path);
    assertThat(file.status).isEqualTo(200);
    assertThat(file.body.toString()).isNotBlank();
    assertThat(file.answered)
        .containsEntry("Content-Type", type)
        .containsEntry("X-Content-Type-Options", "nosniff");
    assertThat(browser).extracting("session").as("made by the page alone").isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/mapi/other", "/mapi/page.html", "/mapi/act", "/mapi/ConsoleServlet.class"})
  void nothingElseIsThere(String path) throws Exception {
    assertThat(get(path).status).isEqualTo(404);
    assertThat(acts).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {PAGE, "/mapi/overview.json", ACT})
  void withoutAConsoleThatChecksTheLoginThereIsNothing(String path) throws Exception {
    String token = token();
    for (String method : List.of("GET", "POST")) {
      FakeHttp bare =
          new FakeHttp(browser, method, path)
              .header(ActGuard.TOKEN_HEADER, token)
              .parameter("act", "down")
              .parameter("session", "one");
      bare.attributes.clear();
      assertThat(bare.to(servlet).status).isEqualTo(404);
      assertThat(bare.body.toString()).isEmpty();
    }
    assertThat(acts).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "try, It is tried now.",
    "down, It goes down and stays down.",
    "up, It logs on as soon as MAPI is ready.",
    "drop, Units of work that were dropped: 3"
  })
  void thePageActs(String act, String effect) throws Exception {
    FakeHttp done = acting(act, "one").header("Origin", "http://localhost:8181").to(servlet);
    assertThat(done.status).isEqualTo(200);
    assertThat(done.body).hasToString("Session 'one': " + effect);
    assertThat(acts).containsExactly(act + " one");
  }

  @Test
  void aRequestWithoutTheTokenOfItsHttpSessionDoesNotAct() throws Exception {
    FakeHttp noSession =
        new FakeHttp(new Browser(), "POST", ACT)
            .header(ActGuard.TOKEN_HEADER, token())
            .parameter("act", "down")
            .parameter("session", "one");
    assertThat(noSession.to(servlet).status).isEqualTo(403);
    assertThat(post("down", "one").to(servlet).status).isEqualTo(403);
    assertThat(post("down", "one").header(ActGuard.TOKEN_HEADER, "").to(servlet).status)
        .isEqualTo(403);
    String other = token().replaceAll("[a-m]", "n");
    assertThat(post("down", "one").header(ActGuard.TOKEN_HEADER, other).to(servlet).status)
        .isEqualTo(403);
    assertThat(post("down", "one").parameter(ActGuard.TOKEN_HEADER, token()).to(servlet).status)
        .isEqualTo(403);
    assertThat(acts).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Sec-Fetch-Site, cross-site",
    "Sec-Fetch-Site, same-site",
    "Sec-Fetch-Site, none",
    "Origin, http://localhost:8182",
    "Origin, http://mallory.example.com",
    "Origin, null",
    "Origin, ':: no address'"
  })
  void aRequestOfAnotherSiteDoesNotActEvenWithTheToken(String header, String value)
      throws Exception {
    FakeHttp refused = acting("down", "one").header(header, value).to(servlet);
    assertThat(refused.status).isEqualTo(403);
    assertThat(refused.body.toString()).contains("another site");
    assertThat(acts).isEmpty();
  }

  @Test
  void theBrowsersOwnComparisonCountsBehindAProxyThatChangesTheHost() throws Exception {
    acting("up", "one")
        .header("Sec-Fetch-Site", "same-origin")
        .header("Origin", "https://mail.example.com")
        .to(servlet);
    assertThat(acts).containsExactly("up one");
  }

  @Test
  void aMistakeIsASentenceAndNoAct() throws Exception {
    FakeHttp unknown = acting("down", "<b>").to(servlet);
    assertThat(unknown.status).isEqualTo(409);
    assertThat(unknown.body).hasToString("there is no session '<b>'");
    assertThat(unknown.answered)
        .containsEntry("Content-Type", "text/plain")
        .containsEntry("X-Content-Type-Options", "nosniff");
    assertThat(acting("delete", "one").to(servlet).status).isEqualTo(400);
    FakeHttp nobody =
        new FakeHttp(browser, "POST", ACT)
            .header(ActGuard.TOKEN_HEADER, token())
            .parameter("act", "down");
    assertThat(nobody.to(servlet).status).isEqualTo(400);
    assertThat(acts).isEmpty();
  }

  @Test
  void withoutASubsystemThePageIsThereAndSaysSo() throws Exception {
    ConsoleServlet alone = new ConsoleServlet(() -> "{}", null);
    String token = token();
    FakeHttp act = post("down", "one").header(ActGuard.TOKEN_HEADER, token).to(alone);
    assertThat(act.status).isEqualTo(409);
    assertThat(act.body.toString()).contains("no MAPI subsystem");
    assertThat(new FakeHttp(browser, "GET", PAGE).to(alone).status).isEqualTo(200);
  }
}
