// SPDX-License-Identifier: Apache-2.0
//
// What every part of the provider stands on: a lock, byte strings, settings, failures.
#pragma once

#include "abi.h"

#include <string>
#include <vector>

namespace ref {

using Bytes = std::vector<BYTE>;

/** A recursive lock; the compiler's default thread model has no std::mutex. */
class Lock {
 public:
  Lock() { InitializeCriticalSection(&section_); }
  Lock(const Lock&) = delete;
  Lock& operator=(const Lock&) = delete;
  void enter() { EnterCriticalSection(&section_); }
  void leave() { LeaveCriticalSection(&section_); }

 private:
  CRITICAL_SECTION section_;
};

class Held {
 public:
  explicit Held(Lock& lock) : lock_(lock) { lock_.enter(); }
  Held(const Held&) = delete;
  Held& operator=(const Held&) = delete;
  ~Held() { lock_.leave(); }

 private:
  Lock& lock_;
};

/** Guards the mailboxes and all objects on them. Never held while a sink is called. */
Lock& modelLock();

/** Thrown inside an entry point; becomes its HRESULT, and its MAPIERROR where there is a text. */
struct Failure {
  HRESULT hr;
  std::wstring text = {};
};

inline void require(bool condition, HRESULT hr) {
  if (!condition) throw Failure{hr};
}

/** An environment variable, or else a value of HKLM\Software\mapi-osgi\reference-provider. */
std::wstring setting(const wchar_t* variable, const wchar_t* registryValue);

std::wstring fromAnsi(const char* text);
std::string toAnsi(const std::wstring& text);
std::string toUtf8(const std::wstring& text);

/** A string parameter, whose width MAPI_UNICODE tells; null is the empty text. */
std::wstring fromParameter(const void* text, ULONG flags);

/** FILETIME of now, as a number. */
LONGLONG now();

}  // namespace ref
