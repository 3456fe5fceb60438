// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.karaf;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Registers a registry of Prometheus, and shows its meters at a port of the loopback address. */
public final class PrometheusPage implements BundleActivator {
  /** The property of the framework, or of the system, with the number of the port. */
  static final String PORT = "prometheus.port";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private HttpServer server;

  @Override
  public void start(BundleContext context) throws IOException {
    int port = Integer.parseInt(context.getProperty(PORT));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext(
        "/metrics",
        exchange -> {
          byte[] page = registry.scrape().getBytes(UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    server.start();
    context.registerService(MeterRegistry.class, registry, null);
  }

  @Override
  public void stop(BundleContext context) {
    server.stop(0);
    registry.close();
  }
}
