// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.tck;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks a test, or all tests of a class, that need what {@link BindingFixture#allowed()} gives. The
 * mark of a test replaces that of its class.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(ReachCondition.class)
@interface Reaches {
  /** The need. */
  Reach value();
}
