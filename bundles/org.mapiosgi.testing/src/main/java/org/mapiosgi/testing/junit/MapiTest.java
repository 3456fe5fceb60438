// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.testing.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mapiosgi.testing.TestMapi;

/**
 * Gives the methods of a test class, or one method, a {@link TestMapi} and its parts as parameters:
 * see {@link MapiExtension}. An annotation on a method counts before that of its class.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@ExtendWith(MapiExtension.class)
public @interface MapiTest {
  /**
   * The directory of mail files that is the mailbox, relative to the working directory of the
   * tests, which for Maven is the directory of the module. Empty: an empty Inbox.
   */
  String mailbox() default "";

  /** The names of the sessions; the first is the one that is injected. */
  String[] sessions() default {TestMapi.DEFAULT_SESSION};

  /**
   * Whether a test fails that leaves objects open, keeps MAPI from going down or breaks a rule of
   * MAPI.
   */
  boolean checks() default true;
}
