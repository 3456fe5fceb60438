// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.itest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page about MAPI in a web console, as a browser shows it. */
class ConsoleBrowserIT {
  private static final int WIDE = 1280;
  private static final int HIGH = 900;

  private static ConsoleProgram program;
  private static Chromium browser;

  @BeforeAll
  static void start() {
    Optional<Path> chromium = Chromium.find();
    if (chromium.isEmpty()) {
      String why = "NOT TESTED IN A BROWSER: there is no chromium on the PATH";
      System.err.println(why);
      Assumptions.abort(why);
    }
    program = ConsoleProgram.start("web console in a browser");
    browser = Chromium.start(chromium.get(), ConsoleProgram.USER, ConsoleProgram.PASSWORD);
  }

  @AfterAll
  static void end() {
    if (browser != null) {
      browser.close();
    }
    if (program != null) {
      program.close();
    }
  }

  @BeforeEach
  void open() {
    browser.resize(WIDE, HIGH);
    browser.open(program.page(""));
    browser.awaitTrue("document.querySelector('#mapi[data-live=yes]')");
  }

  @AfterEach
  void noScriptFailed() {
    assertThat(browser.exceptions()).isEmpty();
  }

  private static String row(String session) {
    return "Array.from(document.querySelectorAll('#mapi-sessions tbody tr'))"
        + ".find((row) => row.value && row.value.name === '"
        + session
        + "')";
  }

  private static String text(String expression) {
    return browser.evaluate(expression + ".innerText").getAsString();
  }

  private static String button(String session, String act) {
    return row(session) + ".querySelector('[data-act=" + act + "]')";
  }

  private static void awaitState(String session, String state) {
    browser.awaitTrue(row(session) + ".innerText.includes('" + state + "')");
  }

  @Test
  void thePageShowsEveryPart() {
    assertThat(text("document.getElementById('mapi-facts')"))
        .contains("MAPI READY for")
        .contains("binding emulator")
        .contains("mode service");
    assertThat(text("document.getElementById('mapi-verdict')")).isEqualTo("1 of 2 sessions are up");
    assertThat(text(row("default"))).contains("UP").contains("mapi-lane-");
    assertThat(text("document.getElementById('mapi-findings')"))
        .as("the refused session is in the table of sessions")
        .isEqualTo("Nothing else needs attention.");
    assertThat(text("document.getElementById('mapi-lanes')")).contains("mapi-lane-2");
    assertThat(text("document.getElementById('mapi-limits')"))
        .contains("R14")
        .doesNotContain("open attachments");
    browser.evaluate("document.getElementById('mapi-all').click()");
    assertThat(text("document.getElementById('mapi-limits')")).contains("open attachments");
    assertThat(text("document.getElementById('mapi-pumps')")).contains("mapi-primary");
  }

  @Test
  void whatAConfigurationNamesIsTextAndNeverHtml() {
    awaitState("other", "REFUSED");
    assertThat(text(row("other"))).contains(ConsoleProgram.PROFILE);
    assertThat(browser.evaluate("document.querySelectorAll('#mapi img').length").getAsInt())
        .isZero();
    assertThat(browser.evaluate("document.title").getAsString()).isNotEqualTo("owned");
  }

  @Test
  void anOperatorTakesASessionDownAfterAQuestionAndUpAgain() {
    awaitState("default", "UP");
    browser.evaluate(button("default", "down") + ".click()");
    browser.awaitTrue("document.getElementById('mapi-dialog').open");
    assertThat(text("document.getElementById('mapi-question')")).contains("\"default\" down");
    browser.screenshot(Build.target().resolve("console-question.png"));
    browser.evaluate("document.querySelector('#mapi-dialog [value=no]').click()");
    browser.awaitTrue("!document.getElementById('mapi-dialog').open");
    assertThat(browser.evaluate("document.getElementById('mapi-notice').hidden").getAsBoolean())
        .as("nothing was done")
        .isTrue();

    browser.evaluate(button("default", "down") + ".click()");
    browser.evaluate("document.getElementById('mapi-yes').click()");
    awaitState("default", "DOWN");
    assertThat(text("document.getElementById('mapi-notice')"))
        .isEqualTo("Session 'default': It goes down and stays down.");
    assertThat(browser.evaluate(button("default", "down") + ".hidden").getAsBoolean()).isTrue();
    browser.awaitTrue("!" + button("default", "up") + ".hidden");
    browser.evaluate(button("default", "up") + ".click()");
    awaitState("default", "UP");
  }

  @Test
  void aPageOfAnotherSiteCannotAct() throws IOException {
    String attack =
        "<form method='post' action='%s'><input name='act' value='down'><input name='session'"
                .formatted(program.page("/act"))
            + " value='default'></form><script>document.forms[0].submit()</script>";
    HttpServer mallory =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    try {
      mallory.createContext(
          "/",
          exchange -> {
            byte[] page = attack.getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
          });
      mallory.start();
      browser.open(URI.create("http://127.0.0.1:" + mallory.getAddress().getPort() + "/"));
      browser.awaitTrue("document.body && document.body.innerText.includes('another site')");
    } finally {
      mallory.stop(0);
    }
    open();
    awaitState("default", "UP");
  }

  @ParameterizedTest
  @ValueSource(ints = {WIDE, 400})
  void thePageFitsItsWidth(int width) {
    browser.resize(width, HIGH);
    awaitState("other", "REFUSED");
    browser.screenshot(Build.target().resolve("console-" + width + ".png"));
    assertThat(
            browser
                .evaluate(
                    "Array.from(document.querySelectorAll('#mapi *')).filter((each) =>"
                        + " each.getBoundingClientRect().right >"
                        + " document.getElementById('mapi').getBoundingClientRect().right + 1)"
                        + ".map((each) => each.outerHTML.slice(0, 80)).join()")
                .getAsString())
        .as("parts that stick out")
        .isEmpty();
    assertThat(
            browser
                .evaluate("document.getElementById('mapi').getBoundingClientRect().width")
                .getAsDouble())
        .isBetween(width * 0.8, (double) width);
  }

  @Test
  void thePageIsReadableInADarkConsole() {
    awaitState("other", "REFUSED");
    browser.evaluate(
        "document.body.style.cssText = 'background: #1b1d21; color: #e6e6e6';"
            + "document.getElementById('content').style.cssText ="
            + " 'background: #1b1d21; color: #e6e6e6'");
    browser.screenshot(Build.target().resolve("console-dark.png"));
    assertThat(
            browser
                .evaluate(
                    "getComputedStyle(document.querySelector('#mapi-sessions tbody td')).color")
                .getAsString())
        .isEqualTo("rgb(230, 230, 230)");
  }
}
