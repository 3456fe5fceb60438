// SPDX-License-Identifier: Apache-2.0
#include "trace.h"

#include "memory.h"

#include <cstdio>

namespace ref {

namespace {

const size_t MOST_KEPT = 4096;

volatile LONG objects = 0;

std::string escaped(const std::string& text) {
  std::string result;
  for (unsigned char c : text) {
    if (c <= ' ' || c == '%' || c == 0x7F) {
      char code[4];
      snprintf(code, sizeof code, "%%%02X", c);
      result += code;
    } else {
      result += static_cast<char>(c);
    }
  }
  return result;
}

}  // namespace

LONG liveObjects() { return objects; }

void countObjects(LONG delta) { InterlockedExchangeAdd(&objects, delta); }

std::string hex32(ULONG value) {
  char text[16];
  snprintf(text, sizeof text, "0x%08lX", value);
  return text;
}

Trace& Trace::instance() {
  static Trace* trace = new Trace;
  return *trace;
}

Trace::Trace() : file_(INVALID_HANDLE_VALUE) {
  std::wstring path = setting(L"MAPIREF_TRACE", L"Trace");
  if (path.empty() || path == L"-") return;
  file_ = CreateFileW(path.c_str(), FILE_APPEND_DATA,
                      FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, nullptr, OPEN_ALWAYS,
                      FILE_ATTRIBUTE_NORMAL, nullptr);
}

void Trace::line(const std::string& text, HRESULT hr) {
  if (!on()) return;
  Held held(lock_);
  char tail[96];
  snprintf(tail, sizeof tail, " hr=0x%08lX objects=%ld buffers=%ld\n", static_cast<ULONG>(hr),
           liveObjects(), liveBuffers());
  std::string all = std::to_string(++sequence_) + ' ' + std::to_string(GetCurrentThreadId()) + ' ' +
                    text + tail;
  // A full disk costs lines, never the caller. Appending makes each write whole and unbuffered.
  DWORD written;
  WriteFile(file_, all.data(), static_cast<DWORD>(all.size()), &written, nullptr);
}

void Trace::violation(const char* rule, const std::string& what) {
  InterlockedIncrement(&violations_);
  {
    Held held(lock_);
    if (violationText_.size() < MOST_KEPT) violationText_ += std::string(rule) + ' ' + what + '\n';
  }
  line(std::string("VIOLATION rule=") + rule + " what=" + escaped(what), S_OK);
}

std::string Trace::violationText() {
  Held held(lock_);
  return violationText_;
}

void Trace::forgetViolations() {
  Held held(lock_);
  violations_ = 0;
  violationText_.clear();
}

Arguments::Arguments(std::string entry) : text_(std::move(entry)) {}

Arguments& Arguments::hex(const char* key, ULONG value) {
  if (Trace::instance().on()) text_ += std::string(" ") + key + "=" + hex32(value);
  return *this;
}

Arguments& Arguments::num(const char* key, LONGLONG value) {
  if (Trace::instance().on()) text_ += std::string(" ") + key + "=" + std::to_string(value);
  return *this;
}

Arguments& Arguments::text(const char* key, const std::wstring& value) {
  if (Trace::instance().on()) text_ += std::string(" ") + key + "=" + escaped(toUtf8(value));
  return *this;
}

Arguments& Arguments::pointer(const char* key, const void* value) {
  if (Trace::instance().on()) {
    char text[32];
    snprintf(text, sizeof text, "0x%llX", reinterpret_cast<ULONGLONG>(value));
    text_ += std::string(" ") + key + "=" + text;
  }
  return *this;
}

}  // namespace ref
