package dev.junittls.jupiter;

import java.util.ArrayList;
import java.util.List;

/** Text in columns. */
final class Table {

  private Table() {}

  static String of(List<List<String>> rows) {
    StringBuilder table = new StringBuilder();
    for (List<String> row : rows) {
      List<String> padded = new ArrayList<>();
      for (int column = 0; column < row.size(); column++) {
        int wide = widest(rows, column);
        padded.add(row.get(column) + " ".repeat(wide - row.get(column).length()));
      }
      table.append("  ").append(String.join("  ", padded).stripTrailing()).append('\n');
    }
    return table.toString();
  }

  private static int widest(List<List<String>> rows, int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }
}
