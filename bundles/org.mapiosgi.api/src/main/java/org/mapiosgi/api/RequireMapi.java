// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.annotation.bundle.Requirement;

/**
 * Makes the bundle of the annotated class or package require an implementation of this API.
 *
 * <p>A resolver that is asked for this bundle alone then also takes the bundle that runs MAPI, and
 * with it a message pump and a binding if it looks at services, too (bnd: {@code
 * -resolve.effective: active}). A framework does not resolve the bundle without an implementation,
 * and names the missing capability. Without this annotation, the bundle would wait and not say why.
 *
 * <p>A component with a reference to {@link MapiSession} does not need it to be resolved. Use it if
 * the bundle gets its sessions in another way.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.PACKAGE})
@Requirement(
    namespace = "osgi.implementation",
    name = RequireMapi.IMPLEMENTATION,
    version = RequireMapi.VERSION)
public @interface RequireMapi {
  /** The name of the capability in the namespace {@code osgi.implementation}. */
  String IMPLEMENTATION = "org.mapiosgi.api";

  /** The version of this API that is required, up to the next major version. */
  String VERSION = "1.0.0";
}
