/// Whole numbers as sentences write them, with a comma between groups of three digits.
public enum Grouped {
    /// The number as `12,345`.
    public static func text(_ value: Int) -> String {
        let digits = String(value.magnitude)
        var groups: [Substring] = []
        var rest = digits[...]
        while !rest.isEmpty {
            groups.append(rest.suffix(3))
            rest = rest.dropLast(3)
        }
        return (value < 0 ? "-" : "") + groups.reversed().joined(separator: ",")
    }

    /// Tenths of a per cent as `87.3 %`; `not reported` for nil.
    public static func percent(permille: Int?) -> String {
        guard let permille else { return "not reported" }
        return "\(permille / 10).\(permille % 10) %"
    }

    /// A count with its noun, such as `1 position` or `3 positions`.
    public static func count(_ value: Int, _ noun: String, _ plural: String? = nil) -> String {
        text(value) + " " + (value == 1 ? noun : plural ?? noun + "s")
    }
}
