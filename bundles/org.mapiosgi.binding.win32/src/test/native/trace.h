// SPDX-License-Identifier: Apache-2.0
//
// The call trace: one line an entry point,
//   <seq> <thread id> <Interface::Method or Function> key=value ... hr=0x... objects=N buffers=M
// A broken rule is a line of its own: <seq> <thread id> VIOLATION rule=.. what=.. ... In values,
// white space and '%' are written as %XX.
#pragma once

#include "support.h"

namespace ref {

/** The file named by MAPIREF_TRACE or Trace; nowhere when there is none or it cannot be written. */
class Trace {
 public:
  static Trace& instance();
  bool on() const { return file_ != INVALID_HANDLE_VALUE; }
  void line(const std::string& text, HRESULT hr);
  void violation(const char* rule, const std::string& what);
  /** VIOLATION lines so far, whether written or not. */
  LONG violations() const { return violations_; }
  /** The first of them, a line each: the rule, a blank, what was done. */
  std::string violationText();
  void forgetViolations();

 private:
  Trace();
  Lock lock_;
  HANDLE file_;
  ULONGLONG sequence_ = 0;
  volatile LONG violations_ = 0;
  std::string violationText_;
};

/** References that clients hold to interfaces of this provider. */
LONG liveObjects();
void countObjects(LONG delta);

/** The arguments of a line, gathered only while there is a trace. */
class Arguments {
 public:
  explicit Arguments(std::string entry);
  Arguments& hex(const char* key, ULONG value);
  Arguments& num(const char* key, LONGLONG value);
  Arguments& text(const char* key, const std::wstring& value);
  Arguments& pointer(const char* key, const void* value);
  const std::string& str() const { return text_; }

 private:
  std::string text_;
};

std::string hex32(ULONG value);

}  // namespace ref
