// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.event;

import java.util.Map;
import org.mapiosgi.api.status.Finding;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;

/**
 * Names the bundle and the component of a listener, as far as its service shows them.
 *
 * @param service its service id
 * @param bundle the symbolic name of its bundle; empty if the bundle is gone
 * @param component the name of its component; empty if the listener is not a component
 */
record ListenerOwner(String service, String bundle, String component) {
  private static final String COMPONENT_NAME = "component.name";

  static ListenerOwner of(ServiceReference<?> reference, Map<String, ?> properties) {
    Bundle bundle = reference.getBundle();
    return new ListenerOwner(
        String.valueOf(properties.get("service.id")),
        bundle == null ? "" : bundle.getSymbolicName(),
        properties.get(COMPONENT_NAME) instanceof String name ? name : "");
  }

  /** As part of a sentence. */
  String words() {
    return "listener service "
        + service
        + (component.isEmpty() ? "" : ", component " + component)
        + (bundle.isEmpty() ? "" : ", of bundle " + bundle);
  }

  /** Something that an operator should know about the listener. */
  Finding finding(String text, String remedy) {
    return Finding.warning("Listener", words() + ": " + text)
        .bundle(bundle)
        .component(component)
        .remedy(remedy)
        .build();
  }
}
