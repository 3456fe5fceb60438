// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.codec;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The mingw C compiler's view of the MAPI headers that come with it: the authority that our own
 * numbers are compared with. Nothing is run; the values are read from the assembly.
 */
public final class CCompiler {
  private static final String COMPILER = "x86_64-w64-mingw32-gcc";
  private static final long BIAS = 1_000_000; // keeps zeros out of .bss
  private static final Pattern VALUE =
      Pattern.compile("^_?probe_(\\d+):\\s+\\.quad\\s+(-?\\d+)", Pattern.MULTILINE);
  // A 64-bit constant of the 32-bit compiler comes as two halves.
  private static final Pattern HALVES =
      Pattern.compile(
          "^_?probe_(\\d+):\\s+\\.long\\s+(-?\\d+)\\s+\\.long\\s+(-?\\d+)", Pattern.MULTILINE);

  private CCompiler() {}

  /** The value of each C expression. Skips the test, or fails it where the lane is required. */
  public static Map<String, Long> evaluate(Abi abi, List<String> expressions) {
    StringBuilder source =
        new StringBuilder(
            """
            #define CINTERFACE
            #define COBJMACROS
            #include <stddef.h>
            #include <windows.h>
            #include <objidl.h>
            #include <mapix.h>
            #include <mapiutil.h>
            #include <mapicode.h>
            """);
    for (int i = 0; i < expressions.size(); i++) {
      source
          .append("const unsigned long long probe_")
          .append(i)
          .append(" = (unsigned long long)(unsigned int)(")
          .append(expressions.get(i))
          .append(") + ")
          .append(BIAS)
          .append("ull;\n");
    }
    String assembly = compile(abi, source.toString());
    Map<String, Long> values = new LinkedHashMap<>();
    for (Matcher one = VALUE.matcher(assembly); one.find(); ) {
      values.put(
          expressions.get(Integer.parseInt(one.group(1))), Long.parseLong(one.group(2)) - BIAS);
    }
    for (Matcher one = HALVES.matcher(assembly); one.find(); ) {
      long value =
          Integer.toUnsignedLong((int) Long.parseLong(one.group(2)))
              | Long.parseLong(one.group(3)) << 32;
      values.put(expressions.get(Integer.parseInt(one.group(1))), value - BIAS);
    }
    if (values.size() != expressions.size()) {
      fail("the compiler gave %d of %d values", values.size(), expressions.size());
    }
    return values;
  }

  private static String compile(Abi abi, String source) {
    List<String> command = new ArrayList<>(List.of(COMPILER, "-S", "-x", "c", "-o", "-", "-"));
    if (abi == Abi.X86) {
      command.add(1, "-m32");
    }
    Process compiler;
    try {
      compiler = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    } catch (IOException missing) {
      if (System.getProperty("windows.lane", "auto").equals("required")) {
        throw new AssertionError("windows.lane=required, and there is no " + COMPILER, missing);
      }
      String skipped = "NOT CHECKED against the C compiler: there is no " + COMPILER;
      System.err.println(skipped);
      return abort(skipped);
    }
    try {
      compiler.getOutputStream().write(source.getBytes(StandardCharsets.UTF_8));
      compiler.getOutputStream().close();
      String assembly =
          new String(compiler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (compiler.waitFor() != 0) {
        fail("the compiler refused:%n%s", source);
      }
      return assembly;
    } catch (IOException failed) {
      throw new AssertionError(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }
}
