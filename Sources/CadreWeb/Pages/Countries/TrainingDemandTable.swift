import CadreApplication
import CadreDomain

/// Training demand of one country by fiscal year, in dollars exact to the cent.
enum TrainingDemandTable {
    static func table(_ years: [TrainingDemandYear]) -> TableModel {
        TableModel(
            "Training of foreign students", caption: "By fiscal year, as loaded from public reports.",
            headers: [
                .init("Fiscal year"), .init("Lines", isNumber: true), .init("Students", isNumber: true),
                .init("Cost, US dollars", isNumber: true),
            ],
            rows: years.map { year in
                TableModel.Row([
                    .init(year.fiscalYear.description), .number(year.lines), .number(year.students),
                    .init(exact(cents: year.costCents), isNumber: true),
                ])
            },
            isCompact: true
        )
    }

    static func sentence(_ years: [TrainingDemandYear]) -> String {
        let cost = years.reduce(Int64(0)) { $0 + $1.costCents }
        let students = years.reduce(0) { $0 + $1.students }
        return "\(Words.count(students, "student")) and \(exact(cents: cost)) in "
            + "\(Words.count(years.count, "fiscal year"))."
    }

    /// An amount to the cent, such as `$12,304,550.17`; whole numbers only, so that nothing is rounded.
    static func exact(cents: Int64) -> String {
        let magnitude = cents.magnitude
        let rest = magnitude % 100
        let dollars = Words.number(Int(magnitude / 100))
        return (cents < 0 ? "\u{2212}$" : "$") + dollars + (rest < 10 ? ".0" : ".") + String(rest)
    }
}
