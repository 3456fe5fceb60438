// SPDX-License-Identifier: Apache-2.0
#include "faults.h"

#include "trace.h"

#include <cstdlib>

namespace ref {

Faults& Faults::instance() {
  static Faults* faults = new Faults;
  return *faults;
}

Faults::Faults() {
  std::string list = toUtf8(setting(L"MAPIREF_FAULTS", L"Faults"));
  for (size_t at = 0; at < list.size();) {
    size_t end = std::min(list.find(',', at), list.size());
    std::string item = list.substr(at, end - at);
    at = end + 1;
    item.erase(0, item.find_first_not_of(' '));
    size_t hash = item.find('#');
    size_t equals = item.find('=');
    if (hash == std::string::npos || equals == std::string::npos || equals < hash) {
      Trace::instance().violation("faults", "not understood: " + item);
      continue;
    }
    std::string what = item.substr(equals + 1);
    rules_[item.substr(0, hash)].push_back(
        Rule{static_cast<ULONG>(strtoul(item.c_str() + hash + 1, nullptr, 10)), item[equals - 1] == '+',
             what == "hang", static_cast<HRESULT>(strtoul(what.c_str(), nullptr, 0))});
  }
}

HRESULT Faults::next(const std::string& entry) {
  if (rules_.empty()) return S_OK;
  {
    Held held(lock_);
    auto rules = rules_.find(entry);
    if (rules == rules_.end()) return S_OK;
    ULONG call = ++calls_[entry];
    const Rule* hit = nullptr;
    for (const Rule& rule : rules->second) {
      if (call == rule.from || (rule.onwards && call > rule.from)) hit = &rule;
    }
    if (hit == nullptr) return S_OK;
    if (!hit->hang) return hit->hr;
  }
  Trace::instance().line(entry + " fault=hang", S_OK);
  Sleep(INFINITE);
  return E_FAIL;
}

}  // namespace ref
