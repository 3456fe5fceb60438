// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.console.internal;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.HttpSession;

/** One request and its response, as a web console gives them to the servlet. */
final class FakeHttp {
  final Map<String, String> headers = new HashMap<>();
  final Map<String, String> parameters = new HashMap<>();
  final Map<String, Object> attributes =
      new HashMap<>(Map.of(ConsoleServlet.ROOT, "/system/console/mapi"));
  final Map<String, String> answered = new HashMap<>();
  final StringWriter body = new StringWriter();
  int status = HttpServletResponse.SC_OK;

  private final Browser browser;
  private final String method;
  private final String path;

  /** The cookies of a browser, which are one HTTP session; null as long as there is none. */
  static final class Browser {
    private Map<String, Object> session;
  }

  FakeHttp(Browser browser, String method, String path) {
    this.browser = browser;
    this.method = method;
    this.path = path;
    headers.put("Host", "localhost:8181");
  }

  FakeHttp header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  FakeHttp parameter(String name, String value) {
    parameters.put(name, value);
    return this;
  }

  private static <T> T made(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(FakeHttp.class.getClassLoader(), new Class<?>[] {type}, handler));
  }

  HttpServletRequest request() {
    return made(
        HttpServletRequest.class,
        (proxy, called, args) ->
            switch (called.getName()) {
              case "getMethod" -> method;
              case "getPathInfo" -> path;
              case "getAttribute" -> attributes.get(args[0]);
              case "getHeader" -> headers.get(args[0]);
              case "getParameter" -> parameters.get(args[0]);
              case "getRemoteUser" -> null;
              case "getSession" -> session(args == null || (boolean) args[0]);
              default -> throw new UnsupportedOperationException(called.getName());
            });
  }

  private HttpSession session(boolean create) {
    if (browser.session == null) {
      if (!create) {
        return null;
      }
      browser.session = new HashMap<>();
    }
    return made(
        HttpSession.class,
        (proxy, called, args) ->
            switch (called.getName()) {
              case "getAttribute" -> browser.session.get(args[0]);
              case "setAttribute" -> browser.session.put((String) args[0], args[1]);
              default -> throw new UnsupportedOperationException(called.getName());
            });
  }

  HttpServletResponse response() {
    return made(
        HttpServletResponse.class,
        (proxy, called, args) ->
            switch (called.getName()) {
              case "setHeader" -> answered.put((String) args[0], (String) args[1]);
              case "setContentType" -> answered.put("Content-Type", (String) args[0]);
              case "setCharacterEncoding" -> null;
              case "getWriter" -> new PrintWriter(body, true);
              case "setStatus", "sendError" -> {
                status = (int) args[0];
                yield null;
              }
              default -> throw new UnsupportedOperationException(called.getName());
            });
  }

  /** Gives it to a servlet. */
  FakeHttp to(ConsoleServlet servlet) throws Exception {
    servlet.service(request(), response());
    return this;
  }
}
