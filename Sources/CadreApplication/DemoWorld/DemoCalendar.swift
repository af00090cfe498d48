import CadreDomain

/// The days between which the demo world plays.
enum DemoCalendar {
    /// 2008-10-01, the day on which the reference tables open; positions exist from then on.
    static let opening = Day(number: 14_153)
    /// 2021-12-01, the day from which every assignment is known: five years before the present.
    static let historyStart = Day(number: 18_962)
    /// 2028-12-01, two years after the present: reliefs are named for incumbents who leave before it.
    static let horizon = Day(number: 21_519)
}
