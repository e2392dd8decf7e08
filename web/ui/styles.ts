import './tokens.css'
import './base.css'
import './kit.css'
import './charts.css'
