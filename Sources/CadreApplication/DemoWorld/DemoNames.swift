/// Names for synthetic people: given names from many places with family names that are made up.
enum DemoNames {
    private static let given: [String] = [
        "Abena", "Adrian", "Aiko", "Alba", "Alden", "Amara", "Amina", "Anders", "Anika", "Anton", "Arjun", "Astrid",
        "Beatriz", "Benno", "Bianca", "Bram", "Calla", "Camila", "Cassian", "Cedric", "Chiara", "Corin", "Dagny",
        "Dalia", "Damir", "Daria", "Davor", "Delphine", "Dmitri", "Edda", "Elias", "Elena", "Emeka", "Enzo", "Esra",
        "Fabian", "Farah", "Felix", "Fiona", "Gael", "Gia", "Goran", "Greta", "Hana", "Hamid", "Hugo", "Ilse", "Imani",
        "Ines", "Ivo", "Jalen", "Jana", "Joaquin", "Jonas", "Kaito", "Kamala", "Karim", "Keiko", "Kofi", "Lale", "Leif",
        "Leila", "Linh", "Luca", "Lucia", "Magnus", "Mai", "Malik", "Marisol", "Mateo", "Meera", "Milan", "Mina",
        "Nadia", "Naomi", "Nico", "Nilufar", "Noor", "Odile", "Olek", "Omar", "Paloma", "Pavel", "Petra", "Quentin",
        "Rafael", "Rania", "Rohan", "Rosalind", "Ruben", "Sabine", "Samir", "Selma", "Soren", "Suki", "Tariq", "Tomas",
        "Uma", "Valeria", "Viktor", "Wanda", "Xenia", "Yara", "Yusuf", "Zainab", "Zoltan",
    ]
    private static let familyHeads: [String] = [
        "Abar", "Adel", "Akin", "Arbo", "Astra", "Balan", "Bere", "Bori", "Calde", "Carne", "Chandra", "Corva", "Dara",
        "Delga", "Dorn", "Ebel", "Ekwe", "Elba", "Fari", "Fenn", "Gal", "Garn", "Hado", "Hale", "Ibar", "Isen", "Jaro",
        "Kala", "Kestre", "Kova", "Lamo", "Lind", "Lore", "Maku", "Mari", "Mori", "Nada", "Nore", "Obra", "Osta",
        "Pala", "Penn", "Quira", "Ravi", "Reno", "Saba", "Seve", "Sora", "Tamba", "Tere", "Ulm", "Vala", "Vero",
        "Wend", "Yama", "Zele",
    ]
    private static let familyTails: [String] = [
        "bek", "ces", "dahl", "dini", "dottir", "enko", "feld", "ghar", "hara", "idze", "joki", "kulu", "land", "li",
        "mere", "moto", "nez", "nova", "oglu", "quist", "ra", "rez", "shvili", "son", "stad", "tano", "vance", "wicz",
        "worth", "yemi",
    ]

    /// Draws a name.
    static func draw(_ dice: inout DemoDice) -> String {
        let first = given[dice.below(given.count)]
        return "\(first) \(familyHeads[dice.below(familyHeads.count)])\(familyTails[dice.below(familyTails.count)])"
    }
}
