// SPDX-License-Identifier: Apache-2.0
#include "support.h"

namespace ref {

Lock& modelLock() {
  // Never destroyed: threads may still be in a call when the process ends.
  static Lock* lock = new Lock;
  return *lock;
}

std::wstring setting(const wchar_t* variable, const wchar_t* registryValue) {
  wchar_t buffer[4096];
  DWORD length = GetEnvironmentVariableW(variable, buffer, 4096);
  if (length > 0 && length < 4096) return std::wstring(buffer, length);
  HKEY key;
  if (RegOpenKeyExW(HKEY_LOCAL_MACHINE, L"Software\\mapi-osgi\\reference-provider", 0, KEY_READ,
                    &key) != ERROR_SUCCESS) {
    return std::wstring();
  }
  DWORD type = 0;
  DWORD size = sizeof buffer - sizeof(wchar_t);
  LONG rc = RegQueryValueExW(key, registryValue, nullptr, &type, reinterpret_cast<BYTE*>(buffer), &size);
  RegCloseKey(key);
  if (rc != ERROR_SUCCESS || type != REG_SZ) return std::wstring();
  buffer[size / sizeof(wchar_t)] = 0;
  return std::wstring(buffer);
}

std::wstring fromAnsi(const char* text) {
  if (text == nullptr || *text == 0) return std::wstring();
  int n = MultiByteToWideChar(CP_ACP, 0, text, -1, nullptr, 0);
  std::wstring wide(n, 0);
  MultiByteToWideChar(CP_ACP, 0, text, -1, &wide[0], n);
  wide.resize(n - 1);
  return wide;
}

static std::string narrow(UINT codePage, const std::wstring& text) {
  if (text.empty()) return std::string();
  int length = static_cast<int>(text.size());
  int n = WideCharToMultiByte(codePage, 0, text.data(), length, nullptr, 0, nullptr, nullptr);
  std::string result(n, 0);
  WideCharToMultiByte(codePage, 0, text.data(), length, &result[0], n, nullptr, nullptr);
  return result;
}

std::string toAnsi(const std::wstring& text) { return narrow(CP_ACP, text); }

std::string toUtf8(const std::wstring& text) { return narrow(CP_UTF8, text); }

std::wstring fromParameter(const void* text, ULONG flags) {
  if (text == nullptr) return std::wstring();
  return flags & MAPI_UNICODE ? std::wstring(static_cast<const wchar_t*>(text))
                              : fromAnsi(static_cast<const char*>(text));
}

LONGLONG now() {
  FILETIME time;
  GetSystemTimeAsFileTime(&time);
  return static_cast<LONGLONG>(time.dwHighDateTime) << 32 | time.dwLowDateTime;
}

}  // namespace ref
