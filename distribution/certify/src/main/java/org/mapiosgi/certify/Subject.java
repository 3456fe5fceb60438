// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.certify;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.mapiosgi.tck.BindingFixture;

/**
 * Gives the tests the fixture of the MAPI that they test. JUnit makes the tests itself and takes
 * nothing but text, so the one run of this process is kept here.
 */
final class Subject implements ParameterResolver {
  private static final AtomicReference<@Nullable BindingFixture> OF_THE_RUN =
      new AtomicReference<>();

  /** Sets the fixture that is tested from now on. */
  static void set(BindingFixture fixture) {
    OF_THE_RUN.set(fixture);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == BindingFixture.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return Objects.requireNonNull(OF_THE_RUN.get(), "the fixture of this run");
  }
}
