// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.shell.internal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.apache.felix.service.command.Descriptor;
import org.apache.karaf.shell.api.console.Candidate;
import org.apache.karaf.shell.api.console.Command;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Parser;
import org.apache.karaf.shell.api.console.Session;
import org.jspecify.annotations.Nullable;

/** A command as Karaf's shell knows it: a method that takes words, and their completion. */
final class KarafCommand implements Command {
  private final String scope;
  private final Method method;
  private final Object target;
  private final Completions completions;

  KarafCommand(String scope, Method method, Object target, Completions completions) {
    this.scope = scope;
    this.method = method;
    this.target = target;
    this.completions = completions;
  }

  @Override
  public String getScope() {
    return scope;
  }

  @Override
  public String getName() {
    return method.getName();
  }

  private String fullName() {
    return scope + ":" + getName();
  }

  @Override
  public String getDescription() {
    return method.getAnnotation(Descriptor.class).value();
  }

  @Override
  public @Nullable Object execute(Session session, List<Object> arguments) throws Exception {
    String[] words = arguments.stream().map(String::valueOf).toArray(String[]::new);
    try {
      return method.invoke(target, (Object) words);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw e;
    }
  }

  /** The shell's own. */
  @Override
  public @Nullable Parser getParser() {
    return null;
  }

  /**
   * Returns the completion of the command's name and its words.
   *
   * @param scoped whether the shell is inside of the scope, so that the name stands alone
   */
  @Override
  public Completer getCompleter(boolean scoped) {
    List<String> names = scoped ? List.of(getName()) : List.of(getName(), fullName());
    return new WordsCompleter(names);
  }

  private final class WordsCompleter implements Completer {
    private final List<String> names;

    WordsCompleter(List<String> names) {
      this.names = names;
    }

    private List<String> matching(CommandLine line) {
      List<String> words = Arrays.asList(line.getArguments());
      int cursor = line.getCursorArgumentIndex();
      List<String> all;
      if (cursor == 0) {
        all = names;
      } else if (names.contains(words.get(0))) {
        all = completions.next(fullName(), words.subList(1, cursor));
      } else {
        all = List.of();
      }
      String argument = line.getCursorArgument();
      String typed =
          argument == null ? "" : argument.substring(0, Math.max(0, line.getArgumentPosition()));
      return all.stream().filter(word -> word.startsWith(typed)).toList();
    }

    @Override
    public int complete(Session session, CommandLine line, List<String> candidates) {
      List<String> matching = matching(line);
      candidates.addAll(matching);
      return matching.isEmpty() ? -1 : line.getBufferPosition() - line.getArgumentPosition();
    }

    @Override
    public void completeCandidates(Session session, CommandLine line, List<Candidate> candidates) {
      // The shell adds a blank and quotes.
      matching(line).forEach(word -> candidates.add(new Candidate(word, true)));
    }
  }
}
