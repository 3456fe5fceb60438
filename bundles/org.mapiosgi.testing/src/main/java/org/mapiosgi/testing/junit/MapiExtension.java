// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.testing.junit;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;
import org.mapiosgi.api.MapiSession;
import org.mapiosgi.binding.emulator.MapiEmulator;
import org.mapiosgi.testing.TestMailbox;
import org.mapiosgi.testing.TestMapi;
import org.mapiosgi.testing.TestMapiBuilder;

/**
 * Resolves parameters of type {@link TestMapi}, {@link MapiSession}, {@link TestMailbox} and {@link
 * MapiEmulator}.
 *
 * <p>Each test method has a {@link TestMapi} of its own, which starts when the first parameter asks
 * for it and closes after the test and its {@code @AfterEach} methods; the test fails if {@link
 * TestMapi#close()} does. If a {@code @BeforeAll} method asks for it, all methods of the class
 * share that one, which closes after the last of them.
 *
 * <p>{@link MapiTest} describes a mailbox that is a directory. For one that is made by code,
 * register the extension as a field:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final MapiExtension MAPI =
 *     MapiExtension.of(mapi -> mapi.message(TestMail.from("anna@example.com")));
 * }</pre>
 */
public final class MapiExtension implements ParameterResolver {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(MapiExtension.class);

  /** One value of each injected type. */
  private static final Map<Class<?>, Part> PARTS =
      Map.of(
          TestMapi.class, mapi -> mapi,
          MapiSession.class, TestMapi::session,
          TestMailbox.class, TestMapi::mailbox,
          MapiEmulator.class, TestMapi::emulator);

  private final Function<ExtensionContext, TestMapiBuilder> description;

  /** Takes a part of the running MAPI. */
  @FunctionalInterface
  private interface Part {
    Object of(TestMapi mapi) throws InterruptedException;
  }

  /** Lets the store of JUnit close the MAPI of a test. */
  private record Held(TestMapi mapi) implements ExtensionContext.Store.CloseableResource {
    @Override
    public void close() {
      mapi.close();
    }
  }

  /** Takes the description from {@link MapiTest}; without one, the mailbox is empty. */
  public MapiExtension() {
    this(MapiExtension::annotated);
  }

  private MapiExtension(Function<ExtensionContext, TestMapiBuilder> description) {
    this.description = description;
  }

  /**
   * Makes an extension whose mailbox is made by code. Do not combine it with {@link MapiTest}.
   *
   * @param description completes the description of each {@link TestMapi}
   */
  public static MapiExtension of(UnaryOperator<TestMapiBuilder> description) {
    Objects.requireNonNull(description, "description");
    return new MapiExtension(test -> description.apply(TestMapi.with()));
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return PARTS.containsKey(parameter.getParameter().getType());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
    Part part = Objects.requireNonNull(PARTS.get(parameter.getParameter().getType()), "part");
    Held held =
        test.getStore(NAMESPACE)
            .getOrComputeIfAbsent(TestMapi.class, key -> open(test), Held.class);
    try {
      return part.of(held.mapi());
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private Held open(ExtensionContext test) {
    try {
      return new Held(description.apply(test).open());
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static ParameterResolutionException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new ParameterResolutionException("interrupted while MAPI came up", e);
  }

  /** The annotation of the method, or else of its class or a class around that. */
  private static Optional<MapiTest> annotation(ExtensionContext test) {
    Optional<MapiTest> found = AnnotationSupport.findAnnotation(test.getElement(), MapiTest.class);
    return found.isPresent() ? found : test.getParent().flatMap(MapiExtension::annotation);
  }

  private static TestMapiBuilder annotated(ExtensionContext test) {
    TestMapiBuilder builder = TestMapi.with();
    annotation(test).ifPresent(wanted -> apply(wanted, builder));
    return builder;
  }

  private static void apply(MapiTest wanted, TestMapiBuilder builder) {
    if (!wanted.mailbox().isEmpty()) {
      builder.mailbox(Path.of(wanted.mailbox()));
    }
    for (String name : wanted.sessions()) {
      builder.session(name);
    }
    if (!wanted.checks()) {
      builder.withoutChecks();
    }
  }
}
