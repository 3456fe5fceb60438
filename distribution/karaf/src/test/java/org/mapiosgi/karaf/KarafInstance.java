// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.karaf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A Karaf of its own: fresh, without a network, reachable on the loopback address alone. */
final class KarafInstance implements AutoCloseable {
  private static final Duration BOOT = Duration.ofMinutes(3);
  private static final Duration COMMAND = Duration.ofMinutes(2);

  private final Path home;
  private final int sshPort;
  private final int httpPort;
  private final int prometheusPort;
  private Process karaf;

  private KarafInstance(Path home, int sshPort, int httpPort, int prometheusPort) {
    this.home = home;
    this.sshPort = sshPort;
    this.httpPort = httpPort;
    this.prometheusPort = prometheusPort;
  }

  /**
   * Copies a Karaf and sets it up.
   *
   * @param repository where it finds every artifact that it has not got itself
   */
  static KarafInstance make(Path unpacked, Path repository) throws IOException {
    Path home = unpacked.resolveSibling("instance");
    delete(home);
    copy(unpacked, home);
    KarafInstance made = new KarafInstance(home, freePort(), freePort(), freePort());
    made.append(
        "etc/org.ops4j.pax.url.mvn.cfg",
        "org.ops4j.pax.url.mvn.repositories=",
        "org.ops4j.pax.url.mvn.localRepository=" + home.resolve("data/m2"),
        "org.ops4j.pax.url.mvn.defaultRepositories="
            + home.resolve("system").toUri()
            + "@id=system@snapshots,"
            + home.resolve("data/kar").toUri()
            + "@id=kar.repository@multi@snapshots,"
            + repository.toUri()
            + "@id=build@snapshots");
    made.append(
        "etc/org.ops4j.pax.web.cfg",
        "org.osgi.service.http.port=" + made.httpPort,
        "org.ops4j.pax.web.listening.addresses=127.0.0.1");
    made.append("etc/system.properties", PrometheusPage.PORT + "=" + made.prometheusPort);
    made.append("etc/org.apache.karaf.shell.cfg", "sshHost=127.0.0.1", "sshPort=" + made.sshPort);
    made.append(
        "etc/users.properties",
        "karaf=karaf,_g_:admingroup",
        "_g_\\:admingroup=group,admin,manager,viewer,systembundles,ssh");
    return made;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Adds lines to a file of the instance. */
  void append(String file, String... lines) throws IOException {
    Files.writeString(
        home.resolve(file),
        "\n" + String.join("\n", lines) + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  /** A place for a file of the instance. */
  Path file(String name) {
    return home.resolve(name);
  }

  /** What is in a file. */
  String read(String file) throws IOException {
    return Files.readString(home.resolve(file));
  }

  /** Boots it and waits until its shell answers. */
  void start() throws IOException {
    karaf =
        script("karaf", "server")
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("console.txt").toFile())
            .start();
    Awaitility.await("Karaf's shell")
        .atMost(BOOT)
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> karaf.isAlive() && attempt("bundle:list").exitCode() == 0);
  }

  private ProcessBuilder script(String name, String... words) {
    ProcessBuilder builder = new ProcessBuilder("sh", home.resolve("bin").resolve(name).toString());
    builder.command().addAll(List.of(words));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().keySet().removeIf(variable -> variable.startsWith("KARAF_"));
    return builder;
  }

  /** The answer of a command or of a page. */
  record Answer(int exitCode, String text) {}

  /** Runs a shell command that is to succeed. */
  String command(String line) {
    Answer answer = attempt(line);
    assertThat(answer.exitCode()).as("%s%n%s", line, answer.text()).isZero();
    return answer.text();
  }

  /** The status code and the text of a page. */
  Answer page(String path) {
    return send(request(httpPort, path));
  }

  /** The status code and the text of a page that asks for a login. */
  Answer pageWithLogin(String path) {
    String login = Base64.getEncoder().encodeToString("karaf:karaf".getBytes(UTF_8));
    return send(request(httpPort, path).header("Authorization", "Basic " + login));
  }

  /** The page that Prometheus reads. */
  Answer prometheus() {
    return send(request(prometheusPort, "/metrics"));
  }

  private static HttpRequest.Builder request(int port, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(COMMAND);
  }

  private static Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer =
          HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(answer.statusCode(), answer.body());
    } catch (IOException e) {
      return new Answer(-1, e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer(-1, e.toString());
    }
  }

  private Answer attempt(String line) {
    try {
      Process client =
          script(
                  "client",
                  "-h",
                  "127.0.0.1",
                  "-a",
                  "" + sshPort,
                  "-u",
                  "karaf",
                  "-p",
                  "karaf",
                  "-b")
              .redirectErrorStream(true)
              .start();
      client.getOutputStream().write((line + "\n").getBytes(UTF_8));
      client.getOutputStream().close();
      Thread guard = new Thread(() -> endAfter(client, COMMAND));
      guard.setDaemon(true);
      guard.start();
      String text = new String(client.getInputStream().readAllBytes(), UTF_8);
      return new Answer(client.waitFor(), text);
    } catch (IOException e) {
      return new Answer(-1, e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer(-1, e.toString());
    }
  }

  private static void endAfter(Process process, Duration time) {
    try {
      if (!process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS)) {
        destroy(process.toHandle());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Its log so far. */
  String log() {
    try {
      Path log = home.resolve("data/log/karaf.log");
      return Files.exists(log) ? Files.readString(log) : "";
    } catch (IOException e) {
      return "";
    }
  }

  /** Tells it to stop and waits until its process is gone. */
  void stop() throws IOException, InterruptedException {
    script("stop").redirectErrorStream(true).start().waitFor();
    assertThat(karaf.waitFor(60, TimeUnit.SECONDS)).as("Karaf has stopped").isTrue();
  }

  @Override
  public void close() {
    if (karaf != null && karaf.isAlive()) {
      karaf.descendants().forEach(KarafInstance::destroy);
      destroy(karaf.toHandle());
    }
  }

  private static void destroy(ProcessHandle process) {
    process.destroyForcibly();
    process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> tree = Files.walk(from)) {
      for (Path each : (Iterable<Path>) tree::iterator) {
        Files.copy(each, to.resolve(from.relativize(each)), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  private static void delete(Path tree) throws IOException {
    if (!Files.exists(tree)) {
      return;
    }
    Files.walkFileTree(
        tree,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes about)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, IOException failure)
              throws IOException {
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
