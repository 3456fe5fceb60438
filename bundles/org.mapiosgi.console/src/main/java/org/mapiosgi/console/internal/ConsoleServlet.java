// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.console.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.status.MapiOperations;
import org.mapiosgi.doctor.Overview;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The page {@code MAPI} of a web console. The console finds it by its service properties, checks
 * the login, and puts the page into its own frame. A request whose path has an extension gets no
 * frame.
 *
 * <p>GET {@code mapi} is the page, {@code mapi/overview.json} the state, {@code mapi/console.js}
 * and {@code mapi/console.css} are its files. POST {@code mapi/act} with the parameters {@code act}
 * and {@code session} acts on a session, and answers with a sentence.
 */
@Component(
    service = Servlet.class,
    property = {
      ConsoleServlet.LABEL + "=mapi",
      ConsoleServlet.TITLE + "=MAPI",
      ConsoleServlet.CSS + "=/mapi/console.css"
    })
public final class ConsoleServlet extends HttpServlet {
  /** The last part of the page's path. */
  static final String LABEL = "felix.webconsole.label";

  /** The name of the page in the console's menu. */
  static final String TITLE = "felix.webconsole.title";

  /** The style sheet of the page. */
  static final String CSS = "felix.webconsole.css";

  /** The attribute of a request with the path of the page; there if a console calls. */
  static final String ROOT = "felix.webconsole.pluginRoot";

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger("org.mapiosgi.console");

  private final Overview overview;
  private final ActGuard guard = new ActGuard();

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile @Nullable MapiOperations operations;

  /** Called by SCR. */
  @Activate
  public ConsoleServlet(@Reference Overview overview) {
    this.overview = overview;
  }

  /** A servlet that acts with these operations. */
  ConsoleServlet(Overview overview, @Nullable MapiOperations operations) {
    this(overview);
    this.operations = operations;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String root = root(request);
    response.setHeader("X-Content-Type-Options", "nosniff");
    switch (root.isEmpty() ? "" : file(request)) {
      case "mapi" -> {
        // No other site can put the page into a frame and have it clicked.
        response.setHeader("X-Frame-Options", "SAMEORIGIN");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().write(page(root, guard.token(request)));
      }
      case "overview.json" -> write(response, "application/json", overview.json());
      case "console.js" -> write(response, "text/javascript", resource("console.js"));
      case "console.css" -> write(response, "text/css", resource("console.css"));
      default -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (root(request).isEmpty() || !file(request).equals("act")) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    Optional<String> refusal = guard.refusal(request);
    if (refusal.isPresent()) {
      answer(response, HttpServletResponse.SC_FORBIDDEN, refusal.get());
      return;
    }
    String session = request.getParameter("session");
    Optional<SessionAct> act =
        Optional.ofNullable(request.getParameter("act")).flatMap(SessionAct::of);
    MapiOperations there = operations;
    if (act.isEmpty() || session == null) {
      answer(response, HttpServletResponse.SC_BAD_REQUEST, "The act or the session is missing.");
    } else if (there == null) {
      answer(response, HttpServletResponse.SC_CONFLICT, "There is no MAPI subsystem.");
    } else {
      act(act.get(), session, there, request, response);
    }
  }

  private static void act(
      SessionAct act,
      String session,
      MapiOperations operations,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    try {
      String effect = act.on(session, operations);
      LOG.info("session {}: {} by {} in the web console", session, act.word(), user(request));
      answer(response, HttpServletResponse.SC_OK, "Session '" + session + "': " + effect);
    } catch (IllegalArgumentException | IllegalStateException e) {
      answer(response, HttpServletResponse.SC_CONFLICT, String.valueOf(e.getMessage()));
    }
  }

  private static String user(HttpServletRequest request) {
    String user = request.getRemoteUser();
    return user == null ? "an operator" : user;
  }

  /** The path of the page; empty if no console calls. */
  private static String root(HttpServletRequest request) {
    return request.getAttribute(ROOT) instanceof String path ? path : "";
  }

  /** The last part of the path. */
  private static String file(HttpServletRequest request) {
    String path = request.getPathInfo();
    return path == null ? "" : path.substring(path.lastIndexOf('/') + 1);
  }

  private static String page(String root, String token) {
    return resource("page.html").replace("${root}", escaped(root)).replace("${token}", token);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
  }

  private static void answer(HttpServletResponse response, int status, String sentence)
      throws IOException {
    response.setStatus(status);
    response.setHeader("X-Content-Type-Options", "nosniff");
    write(response, "text/plain", sentence);
  }

  private static void write(HttpServletResponse response, String type, String text)
      throws IOException {
    response.setHeader("Cache-Control", "no-store");
    response.setContentType(type);
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.getWriter().write(text);
  }

  private static String resource(String name) {
    try (InputStream file = ConsoleServlet.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException("the bundle lacks " + name);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
