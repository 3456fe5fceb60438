// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.itest;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;

/**
 * The program of the zip with a web console in it, as the manual says it is made. It listens on the
 * loopback address alone. The session {@code default} is up. The session {@code other} is refused,
 * and its profile has a name that is HTML.
 */
final class ConsoleProgram implements AutoCloseable {
  static final String USER = "operator";
  static final String PASSWORD = "made up for a test";
  static final String PROFILE = "<img src=x onerror=\"document.title='owned'\">";

  private static final Duration STEP = Duration.ofMinutes(2);

  private final Process process;
  private final URI console;

  private ConsoleProgram(Process process, URI console) {
    this.process = process;
    this.console = console;
  }

  /** Starts it and waits until the page and the session are there. */
  static ConsoleProgram start(String name) {
    Distribution distribution = Distribution.unpack(name);
    Trees.copy(
        Build.target().resolve("console-bundles"), distribution.home().resolve("bundle/6-console"));
    Path conf = distribution.copyOfDemoConfiguration(name);
    MailFiles.write(
        conf.resolve("org.apache.felix.webconsole.internal.servlet.OsgiManager.cfg"),
        "username=" + USER + "\npassword=" + PASSWORD + "\n");
    MailFiles.write(conf.resolve("org.mapiosgi.session-other.cfg"), "profile=" + PROFILE + "\n");
    int port = freePort();
    Path output = Build.target().resolve(name.replace(' ', '-') + ".txt");
    Process process =
        distribution
            .command(
                "run",
                "--conf",
                conf.toString(),
                "--data",
                distribution.home().resolve("data of " + name).toString())
            .with(
                Map.of(
                    "JAVA_OPTS",
                    "-Dorg.osgi.service.http.port="
                        + port
                        + " -Dorg.apache.felix.http.host=127.0.0.1"))
            .start(output);
    ConsoleProgram program =
        new ConsoleProgram(process, URI.create("http://127.0.0.1:" + port + "/system/console/"));
    try {
      await("session up, and the page there: " + output)
          .atMost(STEP)
          .until(() -> program.overview().contains("\"state\": \"up\""));
    } catch (RuntimeException e) {
      program.close();
      throw e;
    }
    return program;
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The address of the page about MAPI, or of a part of it. */
  URI page(String part) {
    return console.resolve("mapi" + part);
  }

  /** The address of the server. */
  URI server(String path) {
    return console.resolve(path);
  }

  /** A request with the login. */
  HttpRequest.Builder request(URI address) {
    String login = USER + ":" + PASSWORD;
    return HttpRequest.newBuilder(address)
        .timeout(STEP)
        .header(
            "Authorization",
            "Basic "
                + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.ISO_8859_1)));
  }

  /**
   * Sends a request.
   *
   * @throws UncheckedIOException if there is no response
   */
  static HttpResponse<String> send(HttpClient client, HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** The state as JSON; empty as long as there is none. */
  String overview() {
    try {
      HttpResponse<String> answer =
          send(HttpClient.newHttpClient(), request(page("/overview.json")).build());
      return answer.statusCode() == 200 ? answer.body() : "";
    } catch (UncheckedIOException e) {
      return "";
    }
  }

  @Override
  public void close() {
    Exec.endAll(process);
  }
}
