package dev.wsproof.cases;

import java.util.List;

/** Says why patterns select nothing that can be run. */
public final class SelectionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> reasons;

  SelectionException(List<String> reasons) {
    super(String.join("\n", reasons));
    this.reasons = List.copyOf(reasons);
  }

  /** A sentence for each fault. */
  public List<String> reasons() {
    return reasons;
  }
}
