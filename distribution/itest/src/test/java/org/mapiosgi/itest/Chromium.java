// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.itest;

import static org.awaitility.Awaitility.await;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** A headless Chromium with one page, driven through its DevTools protocol. */
final class Chromium implements AutoCloseable {
  private static final Duration STEP = Duration.ofMinutes(1);
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");

  private final Process process;
  private final Protocol protocol;

  private Chromium(Process process, Protocol protocol) {
    this.process = process;
    this.protocol = protocol;
  }

  /** Finds a Chromium on the PATH. */
  static Optional<Path> find() {
    return Programs.find(NAMES, List.of());
  }

  /** Starts it. It logs on to the pages that it opens with the given words. */
  static Chromium start(Path program, String user, String password) {
    Path profile = Build.target().resolve("chromium");
    Trees.delete(profile);
    Process process =
        Exec.of(
                program.toString(),
                "--headless=new",
                // The tests may run as root, and see no page but their own.
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--no-first-run",
                "--no-proxy-server",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .start(Build.target().resolve("chromium.txt"));
    try {
      Path port = profile.resolve("DevToolsActivePort");
      await("Chromium's port")
          .atMost(STEP)
          .until(() -> Files.exists(port) && Exec.read(port).lines().count() == 2);
      Protocol protocol =
          Protocol.open(
              URI.create("http://127.0.0.1:" + Exec.read(port).lines().findFirst().orElseThrow()),
              user,
              password);
      return new Chromium(process, protocol);
    } catch (RuntimeException e) {
      Exec.endAll(process);
      throw e;
    }
  }

  /** Opens an address. */
  void open(URI address) {
    protocol.call("Page.navigate", Map.of("url", address.toString()));
  }

  /** Evaluates an expression of JavaScript; a promise is waited for. */
  JsonElement evaluate(String expression) {
    JsonObject answer =
        protocol.call(
            "Runtime.evaluate",
            Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
    if (answer.has("exceptionDetails")) {
      throw new IllegalStateException(expression + " failed: " + answer);
    }
    JsonElement value = answer.getAsJsonObject("result").get("value");
    return value == null ? new JsonObject() : value;
  }

  /** Waits until an expression is true; also while the page is loaded. */
  void awaitTrue(String expression) {
    await(expression)
        .atMost(STEP)
        // Between two pages there is nothing to evaluate in.
        .ignoreExceptionsInstanceOf(IllegalStateException.class)
        .until(() -> evaluate("Boolean(" + expression + ")").getAsBoolean());
  }

  /** Sets the size of the page, in pixels. */
  void resize(int width, int height) {
    protocol.call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  /** Writes a picture of the whole page. */
  void screenshot(Path file) {
    String picture =
        protocol
            .call("Page.captureScreenshot", Map.of("captureBeyondViewport", true))
            .get("data")
            .getAsString();
    try {
      Files.write(file, Base64.getDecoder().decode(picture));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The exceptions of scripts so far. */
  List<String> exceptions() {
    return List.copyOf(protocol.exceptions);
  }

  @Override
  public void close() {
    Exec.endAll(process);
  }

  /** The connection to the page. Answers requests for the login. */
  private static final class Protocol implements WebSocket.Listener {
    private final Map<Integer, CompletableFuture<JsonObject>> open = new ConcurrentHashMap<>();
    private final List<String> exceptions = new CopyOnWriteArrayList<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private final StringBuilder text = new StringBuilder();
    private final CompletableFuture<WebSocket> socket = new CompletableFuture<>();
    private final String user;
    private final String password;
    private CompletableFuture<?> sent = CompletableFuture.completedFuture(null);

    private Protocol(String user, String password) {
      this.user = user;
      this.password = password;
    }

    static Protocol open(URI port, String user, String password) {
      HttpClient client = HttpClient.newHttpClient();
      Protocol protocol = new Protocol(user, password);
      protocol.socket.complete(
          client.newWebSocketBuilder().buildAsync(page(client, port), protocol).join());
      protocol.call("Page.enable", Map.of());
      protocol.call("Runtime.enable", Map.of());
      protocol.call("Fetch.enable", Map.of("handleAuthRequests", true));
      return protocol;
    }

    private static URI page(HttpClient client, URI port) {
      HttpRequest list = HttpRequest.newBuilder(port.resolve("/json/list")).timeout(STEP).build();
      HttpResponse<String> answer = ConsoleProgram.send(client, list);
      for (JsonElement each : JsonParser.parseString(answer.body()).getAsJsonArray()) {
        if (each.getAsJsonObject().get("type").getAsString().equals("page")) {
          return URI.create(each.getAsJsonObject().get("webSocketDebuggerUrl").getAsString());
        }
      }
      throw new AssertionError("Chromium has no page: " + answer.body());
    }

    JsonObject call(String method, Map<String, ?> parameters) {
      CompletableFuture<JsonObject> answer = send(method, parameters);
      try {
        JsonObject whole = answer.get(STEP.toSeconds(), TimeUnit.SECONDS);
        if (whole.has("error")) {
          throw new IllegalStateException(method + ": " + whole);
        }
        return whole.getAsJsonObject("result");
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      } catch (ExecutionException | TimeoutException e) {
        throw new AssertionError(method, e);
      }
    }

    private synchronized CompletableFuture<JsonObject> send(
        String method, Map<String, ?> parameters) {
      JsonObject request = new JsonObject();
      int number = numbers.incrementAndGet();
      request.addProperty("id", number);
      request.addProperty("method", method);
      request.add("params", json(parameters));
      CompletableFuture<JsonObject> answer = new CompletableFuture<>();
      open.put(number, answer);
      // The client takes one message at a time.
      sent =
          sent.thenCombine(socket, (before, to) -> to)
              .thenCompose(to -> to.sendText(request.toString(), true));
      return answer;
    }

    private static JsonObject json(Map<String, ?> values) {
      JsonObject json = new JsonObject();
      values.forEach(
          (name, value) -> {
            if (value instanceof Boolean is) {
              json.addProperty(name, is);
            } else if (value instanceof Number number) {
              json.addProperty(name, number);
            } else if (value instanceof JsonObject object) {
              json.add(name, object);
            } else {
              json.addProperty(name, value.toString());
            }
          });
      return json;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        JsonObject message = JsonParser.parseString(text.toString()).getAsJsonObject();
        text.setLength(0);
        if (message.has("id")) {
          open.remove(message.get("id").getAsInt()).complete(message);
        } else {
          event(message.get("method").getAsString(), message.getAsJsonObject("params"));
        }
      }
      from.request(1);
      return null;
    }

    private void event(String name, JsonObject about) {
      switch (name) {
        case "Runtime.exceptionThrown" -> exceptions.add(about.toString());
        case "Fetch.requestPaused" -> send("Fetch.continueRequest", Map.of("requestId", id(about)));
        case "Fetch.authRequired" ->
            send(
                "Fetch.continueWithAuth",
                Map.of(
                    "requestId",
                    id(about),
                    "authChallengeResponse",
                    json(
                        Map.of(
                            "response",
                            "ProvideCredentials",
                            "username",
                            user,
                            "password",
                            password))));
        default -> {
          // Not needed.
        }
      }
    }

    private static String id(JsonObject about) {
      return about.get("requestId").getAsString();
    }
  }
}
